using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Given;

/// <summary>Tickets in every state, without a database.</summary>
public static class GivenTicket
{
    public static readonly DateTimeOffset Start = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);
    public static readonly Guid TechnicianId = Guid.CreateVersion7(Start);
    public static readonly Actor Customer = Actor.Customer("张伟");
    public static readonly Actor Desk = Actor.Member(Guid.CreateVersion7(Start), "李娜", Role.Agent);
    public static readonly Actor Supervisor = Actor.Member(Guid.CreateVersion7(Start), "沈岚", Role.Supervisor);
    public static readonly Actor Finance = Actor.Member(Guid.CreateVersion7(Start), "钱程", Role.Finance);
    public static readonly Actor Technician = Actor.Member(TechnicianId, "周建国", Role.Technician);
    public static readonly Actor Stranger = Actor.Member(Guid.CreateVersion7(Start), "陈静", Role.Technician);
    public static readonly Actor Rule = Actor.System("R12");

    public static readonly RateCard Card = DemoRateCard.For("Test") with
    {
        Parts = new Dictionary<string, PartPrice> { ["BOARD"] = new(new("主控板", "Board"), 186m), ["SEAL"] = new(new("门封", "Seal"), 68m) },
    };

    public static Ticket New(ServiceMode mode = ServiceMode.Visit) => Ticket.Submit(1, Guid.CreateVersion7(Start), new Submitted(
        "AJ-260615-0001", Channel.Form, Priority.Normal, "fridge", "fridge.not-cooling", mode, "BCD-452", "不制冷",
        new Contact("张伟", "13812345678", "浦东", "示例路"), null, "standard", null, 1, 1, 1), Customer, Start);

    public static UsageRecord Part(string sku, string id) => UsageRecord.At(id, ServiceMeters.Part(sku), Start, 1, "test", sku);

    public static UsageRecord Labour(decimal price, string id) => UsageRecord.At(id, ServiceMeters.LabourFixed, Start, 1, "test") with { Price = new(price, "test") };

    /// <summary>A ticket led to this state along the shortest way.</summary>
    public static Ticket In(TicketState state)
    {
        var t = New();
        if (state == TicketState.New) return t;
        var at = Start;
        foreach (var step in WayTo(state))
        {
            at = at.AddMinutes(1);
            step(t, at);
        }
        Assert.Equal(state, t.State);
        return t;
    }

    private static IEnumerable<Action<Ticket, DateTimeOffset>> WayTo(TicketState state)
    {
        if (state == TicketState.Cancelled) return [(t, at) => t.Cancel("不需要了", Card, Customer, at)];
        Action<Ticket, DateTimeOffset>[] repair =
        [
            (t, at) => t.AcceptIntake(null, "paid", 50m, Rule, at),
            (t, at) => t.Offer(TechnicianId, "周建国", at.AddMinutes(15), null, null, Rule, at),
            (t, at) => t.AcceptOffer(Technician, at),
            (t, at) => t.Book(Guid.CreateVersion7(at), new(at.AddHours(1), at.AddHours(2)), true, Desk, at),
            (t, at) => t.Arrive(3, Card, Technician, at),
            (t, at) => t.SendQuote("主控板损坏", [Part("BOARD", "p1"), Labour(120, "l1")], null, at.AddDays(3), Card, Technician, at),
            (t, at) => t.ApproveQuote(1, "张伟", false, Customer, at),
            (t, at) => t.FinishWork("已换", "主控板", Card, Technician, at),
            (t, at) => t.ConfirmWorks(Customer, at),
            (t, at) => t.Settle(SettlementState.Paid, Customer, at),
        ];
        return state == TicketState.AwaitingParts
            ? [.. repair.Take(7), (t, at) => t.ReportPartMissing("BOARD", "主控板", null, Technician, at)]
            : repair.Take(Steps[state]);
    }

    private static readonly Dictionary<TicketState, int> Steps = new()
    {
        [TicketState.Triaged] = 1, [TicketState.Offered] = 2, [TicketState.Accepted] = 3, [TicketState.Scheduled] = 4, [TicketState.InDiagnosis] = 5,
        [TicketState.AwaitingApproval] = 6, [TicketState.InRepair] = 7, [TicketState.Verifying] = 8, [TicketState.Completed] = 9, [TicketState.Closed] = 10,
    };
}
