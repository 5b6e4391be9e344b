using System.Text.Json.Nodes;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Http.Api;
using static Plainmend.Tests.Domain.Assignment.GivenDesk;

namespace Plainmend.Tests.Http;

/// <summary>The open dispatch desk, as another program asks it.</summary>
public sealed class DispatchPreviewTests(ApiServer server) : IClassFixture<ApiServer>
{
    private const string Dispatch = "/api/v1/dispatch/preview", Id1 = "00000001-0000-0000-0000-000000000000";
    private const string Fridge1 = """{"name":"周建国","skills":[{"code":"fridge","level":3}],"districts":["浦东"],"jobsPerDay":6,"jobsAtOnce":4}""";

    [Fact]
    public async Task Jobs_in_turn_fill_the_hands_of_whoever_got_them_and_everybody_else_hears_why()
    {
        var reply = await server.PostAsync(Dispatch, PreviewNotes.Dispatch.Examples[0].Body);
        Assert.True(reply.Status == 200, reply.Text);
        var jobs = reply.Json!["jobs"]!.AsArray();
        Assert.Equal(["Anna", "Bo", null], jobs.Select(j => (string?)j!["technician"]));
        Assert.StartsWith("Rule R12: fridge + Phone + Working hours → Anna (", (string)jobs[0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal("nobody is on shift", (string)jobs[2]!["reason"]!);
        Assert.Equal("hands are full (1/1)", Against(jobs[1]!, "Anna"));
        Assert.Equal("on leave", Against(jobs[2]!, "Chen"));
        Assert.Equal("R05", (string)jobs[0]!["decision"]!["passedOver"]![0]!["number"]!);
        Assert.Equal([("Anna", "1", "1"), ("Bo", "1", "1"), ("Chen", "0", "0")], reply.Json["technicians"]!.AsArray().Select(t => ((string)t!["name"]!, (string)t["given"]!, (string)t["openJobs"]!)));
        var chinese = (await server.PostAsync(Dispatch, PreviewNotes.Dispatch.Examples[0].Body, language: "zh-CN")).Json!["jobs"]!;
        Assert.StartsWith("规则 R12：fridge + 电话 + ", (string)chinese[0]!["reason"]!, StringComparison.Ordinal);
        Assert.Equal("目前无人当班", (string)chinese[2]!["reason"]!);
    }

    [Fact]
    public async Task The_decision_is_the_one_the_desk_would_store_to_the_last_digit()
    {
        var weights = new ScoreWeights(3, 2, 1, 2, 1);
        Technician[] crew = [Technician(1) with { Shift = DayShift, Base = Pudong }, Technician(2, "李伟") with { Skills = [new("fridge", 5)], Base = Minhang }, Technician(3, "王芳") with { Skills = [new("ac", 5)] }];
        Workload[] loads = [new(Id(1), [new(Id(1), Today, true), new(Id(2), Today, false)], 9, 7, Now.AddHours(-3))];
        var job = Fridge() with { Place = new(31.2, 121.5), RefusedBy = [Id(3)] };
        var own = Assigner.Choose(job, [Rule(Strategy.WeightedScore) with { Weights = weights }], crew, loads, Now);
        const string shift = """{"zone":"Asia/Shanghai","week":[{"day":"monday","ranges":[{"from":"08:00","to":"20:00"}]}]}""";
        string One(string name, string skill, int level, string more) =>
            $$"""{"name":"{{name}}","skills":[{"code":"{{skill}}","level":{{level}}}],"districts":["浦东"],"jobsPerDay":6,"jobsAtOnce":4,"shift":{{shift}}{{more}}}""";
        var reply = await server.PostAsync(Dispatch, $$"""
        {
          "at": "2025-06-16T10:00:00+08:00",
          "rules": [ { "number": "R12", "name": "制冷类", "strategy": "weightedScore", "weights": {"skillFit":3,"distance":2,"load":1,"punctuality":2,"fairness":1}, "maxRefusals": 3 } ],
          "technicians": [
            {{One("周建国", "fridge", 3, ""","base":{"latitude":31.2304,"longitude":121.5440},"workload":{"jobs":[{"day":"2025-06-16"},{"day":"2025-06-16","open":false}],"arrivals":9,"onTime":7,"lastAssignedAt":"2025-06-16T07:00:00+08:00"}""")}},
            {{One("李伟", "fridge", 5, ""","base":{"latitude":31.1128,"longitude":121.3817}""")}}, {{One("王芳", "ac", 5, "")}} ],
          "jobs": [ { "id": "{{job.Id}}", "line": "fridge", "fault": "fridge.not-cooling", "district": "浦东", "tier": "gold", "channel": "phone", "place": {"latitude":31.2,"longitude":121.5}, "refusedBy": ["{{Id(3)}}"] } ]
        }
        """);
        Assert.True(reply.Status == 200, reply.Text);
        Assert.Equal(BillingJson.Write(own), reply.Json!["jobs"]![0]!["decision"]!.ToJsonString(BillingJson.Options));
    }

    [Theory]
    [InlineData("""{"rules":[],"technicians":[],"jobs":[{"line":"fridge"}]}""", "at", "is missing")]
    [InlineData("""{"at":NOW,"rules":[],"technicians":[],"jobs":[]}""", "jobs", "is empty")]
    [InlineData("""{"at":NOW,"rules":[RULE,RULE],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[1].number", "stands there twice")]
    [InlineData("""{"at":NOW,"rules":[{"number":"R1","strategy":"luck"}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].strategy", null)]
    [InlineData("""{"at":NOW,"rules":[{"number":" ","strategy":"nearest"}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].number", "is empty")]
    [InlineData("""{"at":NOW,"rules":[{"number":"R1","strategy":"nearest","offerMinutes":0}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].offerMinutes", "must lie between 1 and 10080")]
    [InlineData("""{"at":NOW,"rules":[{"number":"R1","strategy":"nearest","weights":{}}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].weights", "needs at least one weight above zero")]
    [InlineData("""{"at":NOW,"rules":[{"number":"R1","strategy":"nearest","when":{"hours":{"zone":"Mars","week":[]}}}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].when.hours.zone", "is not a known time zone")]
    [InlineData("""{"at":NOW,"rules":[{"number":"R1","strategy":"nearest","when":{"priorities":["soon"]}}],"technicians":[],"jobs":[{"line":"fridge"}]}""", "rules[0].when.priorities[0]", null)]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[{"code":"fridge","level":0}],"jobsPerDay":1,"jobsAtOnce":1}],"jobs":[{"line":"fridge"}]}""", "technicians[0].skills[0].level", "must lie between 1 and 5")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[],"jobsPerDay":1001,"jobsAtOnce":1}],"jobs":[{"line":"fridge"}]}""", "technicians[0].jobsPerDay", "must lie between 0 and 1000")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[],"jobsPerDay":1,"jobsAtOnce":1,"id":"7"}],"jobs":[{"line":"fridge"}]}""", "technicians[0].id", null)]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[ANNA,{"id":"00000001-0000-0000-0000-000000000000","name":"B","skills":[],"jobsPerDay":1,"jobsAtOnce":1}],"jobs":[{"line":"fridge"}]}""", "technicians[1].id", "stands there twice")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[],"jobsPerDay":1,"jobsAtOnce":1,"leaves":[{"from":NOW,"to":NOW}]}],"jobs":[{"line":"fridge"}]}""", "technicians[0].leaves[0].to", "does not end after it begins")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[],"jobsPerDay":1,"jobsAtOnce":1,"workload":{"arrivals":3,"onTime":4}}],"jobs":[{"line":"fridge"}]}""", "technicians[0].workload.onTime", "must lie between 0 and 3")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[{"name":"A","skills":[],"jobsPerDay":1,"jobsAtOnce":1,"base":{"latitude":91,"longitude":0}}],"jobs":[{"line":"fridge"}]}""", "technicians[0].base.latitude", "must lie between -90 and 90")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[ANNA],"jobs":[{"line":"fridge","refusedBy":["00000009-0000-0000-0000-000000000000"]}]}""", "jobs[0].refusedBy[0]", "is none of the technicians")]
    [InlineData("""{"at":NOW,"rules":[RULE],"technicians":[ANNA],"jobs":[{"line":"fridge","colour":"red"}]}""", "jobs[0].colour", "is not a known field")]
    public async Task What_is_wrong_is_named_by_its_path_and_in_the_callers_language(string body, string field, string? problem)
    {
        var asked = body.Replace("NOW", "\"2025-06-16T02:00:00Z\"", StringComparison.Ordinal).Replace("RULE", """{"number":"R1","strategy":"nearest"}""", StringComparison.Ordinal).Replace("ANNA", Fridge1, StringComparison.Ordinal);
        var reply = await server.PostAsync(Dispatch, asked);
        Assert.Equal((422, field), (reply.Status, string.Join(',', reply.Fields)));
        if (problem is not null) Assert.Equal(problem, reply.Problem(field));
        Assert.Contains((await server.PostAsync(Dispatch, asked, language: "zh-CN")).Problem(field)!, c => c > '\u3000');
    }

    [Fact]
    public async Task More_than_can_be_answered_at_once_is_refused_and_a_full_crew_waits()
    {
        static string Asked(int people, int jobs) =>
            $$"""{"at":"2025-06-16T02:00:00Z","rules":[{"number":"R1","strategy":"leastLoaded"}],"technicians":[{{string.Join(',', Enumerable.Repeat(Fridge1, people))}}],"jobs":[{{string.Join(',', Enumerable.Repeat("""{"line":"fridge","district":"浦东"}""", jobs))}}]}""";
        Assert.Equal("jobs", (await server.PostAsync(Dispatch, Asked(1, 201))).Fields.Single());
        Assert.Equal("technicians", (await server.PostAsync(Dispatch, Asked(501, 1))).Fields.Single());
        Assert.Equal("jobs", (await server.PostAsync(Dispatch, Asked(26, 200))).Fields.Single());
        var full = (await server.PostAsync(Dispatch, Asked(25, 200))).Json!;
        Assert.All(full["technicians"]!.AsArray(), t => Assert.Equal("4", (string)t!["given"]!));
        Assert.Equal(100, full["jobs"]!.AsArray().Count(j => (string)j!["reason"]! == "everybody is full"));
        Assert.Equal(Id1, (string)full["jobs"]![0]!["decision"]!["technician"]!);
    }

    private static string Against(JsonNode job, string name) => (string)job["excluded"]!.AsArray().Single(x => (string)x!["name"]! == name)!["why"]!;
}
