using System.Text.Json;
using Plainmend.Http.Api;
using Plainmend.Tests.Texts;

namespace Plainmend.Tests.Http;

/// <summary>What other programs send becomes a usage record, or names the field that is wrong.</summary>
public sealed class UsageIntakeTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);
    private readonly Reader _reader = Reader.English();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void A_cloud_event_is_an_amount_at_its_time_under_source_and_id()
    {
        var line = Read("""{"specversion":"1.0","id":"A-17","source":"https://scan.example/1","type":"scan","time":"2026-06-14T08:00:00.1234567+08:00","traceparent":"x","data":{"meter":"scans","amount":"3.5","subject":"dock 4"}}""");
        Assert.Null(line.Fault);
        var record = line.Record!;
        Assert.Equal(("https://scan.example/1 A-17", "scans", "dock 4", 3.5m, (DateTimeOffset?)null), (record.Id, record.Meter, record.Subject, record.Amount, record.To));
        Assert.Equal(new DateTimeOffset(2026, 6, 14, 0, 0, 0, 123, TimeSpan.Zero), record.From);
        Assert.Equal("A-17", line.Id);
    }

    [Fact]
    public void An_interval_carries_its_level()
    {
        var record = Read("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"meter":"gpu","from":"2026-06-14T00:00:00Z","to":"2026-06-14T01:00:00Z","level":2}}""").Record!;
        Assert.Equal((2m, TimeSpan.FromHours(1)), (record.Amount, record.To!.Value - record.From));
    }

    [Fact]
    public void A_bare_record_needs_no_envelope() =>
        Assert.Equal("api 9", Read("""{"id":"9","meter":"scans","amount":1,"at":"2026-06-14T00:00:00Z"}""").Record!.Id);

    [Theory]
    [InlineData("12", "$")]
    [InlineData("null", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "id")]
    [InlineData("""{"specversion":"0.3","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "specversion")]
    [InlineData("""{"specversion":"1.0","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "id")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"a b","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "source")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "type")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"meter":"m","amount":"1"}}""", "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"yesterday","data":{"meter":"m","amount":"1"}}""", "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-17T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2024-06-17T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "time")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z"}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":null}""", "data")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data_base64":"AA=="}""", "data_base64")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m"}}""", "data.amount")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"-1"}}""", "data.amount")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"NaN"}}""", "data.amount")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"seats","amount":"1"}}""", "data.meter")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"module:wall","amount":"1"}}""", "data.meter")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"","amount":"1"}}""", "data.meter")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"meter":"m","from":"2026-06-14T02:00:00Z","to":"2026-06-14T01:00:00Z"}}""", "data.to")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"meter":"m","from":"2026-06-14T02:00:00Z"}}""", "data.to")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"meter":"m","from":"2026-06-14T02:00:00Z","to":"9999-12-31T23:59:59.9999999Z"}}""", "data.to")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1","color":1}}""", "data.color")]
    [InlineData("""{"specversion":"1.0","id":"1","id":"2","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "id")]
    [InlineData("""{"specversion":"1.0","id":"\ud800","source":"s","type":"t","time":"2026-06-14T00:00:00Z","data":{"meter":"m","amount":"1"}}""", "id")]
    [InlineData("""{"id":"1","meter":"m","amount":"1"}""", "time")]
    [InlineData("""{"id":"1","meter":"m","amount":"1","level":"1","at":"2026-06-14T00:00:00Z"}""", "level")]
    [InlineData("""{"id":"1","meter":"m\u0000","amount":"1","at":"2026-06-14T00:00:00Z"}""", "meter")]
    public void What_is_wrong_is_named(string json, string field)
    {
        var line = Read(json);
        Assert.Null(line.Record);
        Assert.Equal(field, line.Fault!.Field);
        Assert.NotEmpty(line.Fault.Problem);
    }

    [Fact]
    public void What_says_it_is_an_event_must_be_one()
    {
        using var document = JsonDocument.Parse("""{"id":"9","meter":"scans","amount":1,"at":"2026-06-14T00:00:00Z"}""");
        Assert.Equal("specversion", UsageIntake.Read(document.RootElement, 0, Now, enveloped: true).Fault!.Field);
    }

    private static UsageLine Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return UsageIntake.Read(document.RootElement, 0, Now);
    }
}
