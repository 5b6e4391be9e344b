namespace Plainmend.Tests.Http;

/// <summary>A server on which three calls a minute are a flood.</summary>
public sealed class BusyServer : ApiServer
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings() => [.. base.Settings(), new("Api:PerMinute", "3")];
}

public sealed class ApiFloodTests(BusyServer busy) : IClassFixture<BusyServer>
{
    [Fact]
    public async Task Too_many_calls_from_one_address_are_told_when_to_come_back()
    {
        const string body = """{"charge":{"price":{"model":"flat","amount":"1"}}}""";
        for (var n = 0; n < 3; n++) Assert.Equal(200, (await busy.PostAsync("/api/v1/billing/price", body)).Status);
        var refused = await busy.PostAsync("/api/v1/billing/price", body);
        Assert.Equal((429, "application/problem+json"), (refused.Status, refused.Media));
        Assert.InRange(refused.RetryAfter!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
    }
}
