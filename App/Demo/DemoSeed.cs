using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo;

/// <summary>Opens the demo companies by the ordinary acts: people, catalogue, agreements.</summary>
public sealed class DemoSeed(CompanyActions company, TimeProvider clock)
{
    public const string Zone = "Asia/Shanghai";
    private static readonly Actor By = Actor.System("Demo");

    /// <summary>Opens one company and returns its number.</summary>
    /// <param name="active">False while its past is still being written: then no clock but the simulated one touches it.</param>
    public async Task<int> OpenAsync(DemoCompany c, CancellationToken stop, bool active = true)
    {
        var now = clock.GetUtcNow();
        var id = await company.OpenAsync(n => new Tenant
        {
            Id = n, Slug = c.Slug, Name = c.Name, NameEn = c.NameEn, Prefix = c.Prefix, Hotline = c.Hotline, Zone = Zone, Currency = "CNY", Demo = true, Active = active,
        }, By, stop);
        await company.PublishAsync(id, 0, v => RateCard(c, v), By, stop);
        await company.PublishAsync(id, 0, _ => Calendar(), By, stop);
        await company.PublishAsync(id, 0, v => Promises(c, v), By, stop);
        await company.PublishAsync(id, 0, _ => new AssignmentRules(Rules(now)), By, stop);
        await company.AddToCatalogueAsync(id, [.. c.Lines.Select(l => Product(id, l, now))], [.. c.Lines.SelectMany(l => l.Faults.Select(f => Fault(id, l, f, now)))],
            [.. c.Lines.SelectMany((l, i) => Devices(id, l, i, now))], By, stop);
        foreach (var m in c.Desk) await company.AddMemberAsync(Member(id, m.Login, m.Name, m.NameEn, m.Role, now), null, By, stop);
        foreach (var t in c.Technicians)
        {
            var member = Member(id, t.Login, t.Name, t.NameEn, Role.Technician, now);
            await company.AddMemberAsync(member, Profile(member.Id, t), By, stop);
        }
        if (c.Surge is { } surge) await company.PublishAsync(id, 0, _ => surge, By, stop);
        return id;
    }

    /// <summary>Opens the company that runs the demo installation: it sees what the others pay, and none of their tickets.</summary>
    public async Task OpenOperatorAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var id = await company.OpenAsync(n => new Tenant
        {
            Id = n, Slug = "plainmend", Name = "明白修运营", NameEn = "Plainmend Operations", Prefix = "PM", Hotline = "400-000-0000", Zone = Zone, Currency = "CNY", Demo = true, Operator = true,
        }, By, stop);
        await company.AddMemberAsync(Member(id, "lushan", "陆珊", "Lu Shan", Role.Admin, now), null, By, stop);
        await company.AddMemberAsync(Member(id, "heping", "何平", "He Ping", Role.Finance, now), null, By, stop);
    }

    private static Member Member(int tenant, string login, string name, string nameEn, Role role, DateTimeOffset now) => new()
    {
        TenantId = tenant, Id = Guid.CreateVersion7(now), Login = $"{login}@demo{tenant}", Name = name, NameEn = nameEn, Role = role, Stamp = "demo",
    };

    private static Technician Profile(Guid id, DemoTechnician t) => new(
        id, t.Name, [.. t.Skills.Select(s => new Skill(s.Line, s.Level))], t.Certificate is null ? [] : [t.Certificate], t.Districts,
        new Place(t.Latitude, t.Longitude), Calendar(), [], t.PerDay, 4, Partner: t.Partner, Standby: t.Partner ? new(TakesCalls: true) : null);

    private static Product Product(int tenant, DemoLine l, DateTimeOffset now) =>
        new() { TenantId = tenant, Id = Guid.CreateVersion7(now), Line = l.Code, Name = l.Name, NameEn = l.NameEn, Version = 1 };

    private static Fault Fault(int tenant, DemoLine l, DemoFault f, DateTimeOffset now) => new()
    {
        TenantId = tenant, Id = Guid.CreateVersion7(now), Line = l.Code, Code = f.Code, Name = f.Name, NameEn = f.NameEn, Mode = f.Mode, TypicalMinutes = f.Minutes,
        LabourMinor = f.Labour * 100L, PartSku = f.Part, Urgent = f.Urgent, Version = 1,
        Steps = [.. f.Steps?.Select(s => new Domain.Tickets.ChecklistStep(s, Needed: true)) ?? []],
    };

    // Forty devices a line, bought over the last two and a half years: about two in five are still under warranty.
    private static IEnumerable<Device> Devices(int tenant, DemoLine l, int line, DateTimeOffset now) => Enumerable.Range(0, 40).Select(i =>
    {
        var bought = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-23 * i - 10);
        return new Device
        {
            TenantId = tenant, Id = Guid.CreateVersion7(now), Line = l.Code, Model = l.Models[i % l.Models.Count], Serial = $"SN{tenant}{line}{1000 + i}",
            PurchasedOn = bought, WarrantyUntil = bought.AddMonths(12), Version = 1,
        };
    });

    private static RateCard RateCard(DemoCompany c, int version) => DemoRateCard.For(c.NameEn, Zone) with { Version = version, Parts = c.Parts };

    // Every day, so that the demo moves on whatever day and hour it is looked at.
    private static BusinessCalendar Calendar() => BusinessCalendar.AroundTheClock(Zone);

    private static SlaPolicy Promises(DemoCompany c, int version) => new(version, "Standard",
    [
        new(Priority.Urgent, 5, c.UrgentMinutes, 120, 0, 480), new(Priority.High, 10, 15, 480, 0, 1440),
        new(Priority.Normal, 15, 15, 1440, 0, 4320), new(Priority.Low, 60, 30, 2880, 0, 7200),
    ],
    [
        new(SlaTarget.Resolve, [.. Enum.GetValues<PauseReason>()]), new(SlaTarget.Arrive, [PauseReason.WaitingCustomer, PauseReason.CustomerUnreachable, PauseReason.Weather]),
    ]);

    private static IReadOnlyList<AssignmentRule> Rules(DateTimeOffset now)
    {
        var from = now.AddYears(-2);
        return
        [
            new("R01", "Gas", 1, from, true, 10, RuleConditions.Always with { Faults = ["heater.gas-alarm"] }, new RuleNeeds(null, 3, ["gas"]), Strategy.Nearest, null, 10, 3),
            new("R05", "Urgent", 1, from, true, 20, RuleConditions.Always with { Priorities = [Priority.Urgent] }, RuleNeeds.Line, Strategy.Nearest, null, 10, 3),
            new("R12", "Standard", 1, from, true, 90, RuleConditions.Always, RuleNeeds.Line, Strategy.WeightedScore, new ScoreWeights(30, 30, 20, 10, 10), 15, 4),
        ];
    }
}
