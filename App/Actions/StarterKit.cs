using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a company says about itself when it begins.</summary>
/// <param name="AllDay">True: open around the clock; false: Monday to Saturday, 8 to 18.</param>
public sealed record CompanyEntry(
    string? Company, string? CompanyEn, string? Slug, string? Prefix, string? Hotline, string? Zone, string? Currency, bool AllDay, string? Name, string? Login, string? Password);

/// <summary>Opens a company that can work at once: prices, promised times, calendar, one rule for everything, an example to change.</summary>
public sealed partial class StarterKit(CompanyActions company, TimeProvider clock)
{
    private static readonly Actor By = Actor.System("FirstRun");

    /// <summary>Opens the company with its first administrator and returns its number.</summary>
    /// <exception cref="RefusedException">A field is wrong (named); nothing was opened.</exception>
    public async Task<int> OpenAsync(CompanyEntry entry, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var (make, zone) = (Checked(entry), entry.Zone!.Trim());
        var hours = entry.AllDay ? BusinessCalendar.AroundTheClock(zone) : WorkingDays(zone);
        var admin = FirstAdmin(entry, now);
        var id = await company.OpenAsync(make, By, stop);
        await company.PublishAsync(id, 0, v => Prices(entry, zone, v), By, stop);
        await company.PublishAsync(id, 0, _ => hours, By, stop);
        await company.PublishAsync(id, 0, Promises, By, stop);
        await company.PublishAsync(id, 0, v => new Data.AssignmentRules([CatchAll(v, now)]), By, stop);
        await company.AddToCatalogueAsync(id, [ExampleLine(id, now)], [ExampleFault(id, now)], [], By, stop);
        await company.AddMemberAsync(admin(id), null, By, stop);
        return id;
    }

    private static Func<int, Tenant> Checked(CompanyEntry e)
    {
        var name = TextGate.Needed(e.Company, nameof(e.Company), 80);
        var english = TextGate.Clean(e.CompanyEn, nameof(e.CompanyEn), 80) is { Length: > 0 } said ? said : name;
        var slug = Shaped(e.Slug, nameof(e.Slug), Word());
        var prefix = Shaped(e.Prefix?.ToUpperInvariant(), nameof(e.Prefix), Letters());
        var hotline = TextGate.Needed(e.Hotline, nameof(e.Hotline), 40);
        var zone = TextGate.Needed(e.Zone, nameof(e.Zone), 60);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) throw new RefusedException(Refusal.BadForm, nameof(e.Zone));
        var currency = TextGate.Needed(e.Currency, nameof(e.Currency), 3).ToUpperInvariant();
        if (!Domain.Billing.Currency.Knows(currency)) throw new RefusedException(Refusal.BadForm, nameof(e.Currency));
        return id => new() { Id = id, Name = name, NameEn = english, Slug = slug, Prefix = prefix, Hotline = hotline, Zone = zone, Currency = currency, Operator = true };
    }

    private static Func<int, Member> FirstAdmin(CompanyEntry e, DateTimeOffset now)
    {
        var name = TextGate.Needed(e.Name, nameof(e.Name), 80);
        var (login, hash) = (MemberEntry.CleanLogin(e.Login), Passwords.Chosen(e.Password));
        return id => new()
        {
            TenantId = id, Id = Guid.CreateVersion7(now), Login = login, Name = name, NameEn = name, Role = Role.Admin, PasswordHash = hash, Stamp = LinkSecret.New(),
        };
    }

    private static string Shaped(string? typed, string field, Regex shape)
    {
        var clean = TextGate.Needed(typed, field, 40);
        return shape.IsMatch(clean) ? clean : throw new RefusedException(Refusal.BadForm, field);
    }

    private static RateCard Prices(CompanyEntry e, string zone, int version) => DemoRateCard.For(e.Company!.Trim(), zone) with
    { Version = version, Currency = new(e.Currency!.Trim().ToUpperInvariant()) };

    /// <summary>Eight to six on every day but Sunday.</summary>
    internal static BusinessCalendar WorkingDays(string zone) =>
        new(zone, [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday).Select(d => new DayHours(d, [new(new(8, 0), new(18, 0))]))], []);

    private static SlaPolicy Promises(int version) => new(version, "Standard",
    [
        new(Priority.Urgent, 5, 10, 120, 0, 480), new(Priority.High, 10, 15, 480, 0, 1440),
        new(Priority.Normal, 15, 15, 1440, 0, 4320), new(Priority.Low, 60, 30, 2880, 0, 7200),
    ],
    [
        new(SlaTarget.Resolve, [.. Enum.GetValues<PauseReason>()]), new(SlaTarget.Arrive, [PauseReason.WaitingCustomer, PauseReason.CustomerUnreachable, PauseReason.Weather]),
    ]);

    private static AssignmentRule CatchAll(int version, DateTimeOffset now) =>
        new("R01", "Standard", version, now, true, 10, RuleConditions.Always, RuleNeeds.Line, Strategy.WeightedScore, new ScoreWeights(30, 30, 20, 10, 10), 15, 4);

    private static Product ExampleLine(int id, DateTimeOffset now) =>
        new() { TenantId = id, Id = Guid.CreateVersion7(now), Line = "example", Name = "示例产品", NameEn = "Example product", Version = 1 };

    private static Fault ExampleFault(int id, DateTimeOffset now) => new()
    {
        TenantId = id, Id = Guid.CreateVersion7(now), Line = "example", Code = "example.other", Name = "其他故障", NameEn = "Other fault", Mode = ServiceMode.Visit,
        TypicalMinutes = 60, LabourMinor = 12_000, Version = 1,
    };

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,38}$")]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Z]{1,6}$")]
    private static partial Regex Letters();
}
