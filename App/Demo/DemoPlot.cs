using Microsoft.EntityFrameworkCore;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Demo;

/// <summary>
/// What would naturally happen next on a ticket, done by the ordinary acts. The same plot makes the history under a
/// simulated clock and plays on under the real one. It acts only where a person of the company or the customer would.
/// </summary>
public sealed class DemoPlot(Db store, ReportActions reports, TechnicianActions technicians, DeskActions desk, DemoCustomerActs customers)
{
    // Nobody waits longer for a technician, and nobody looks longer after a ticket that does not move.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(4);

    /// <summary>A new report of a fault that is likely for this company.</summary>
    public Task<ReportTaken> ReportAsync(DemoCast cast, Random dice, string key, CancellationToken stop)
    {
        var faults = cast.Script.Lines.SelectMany(l => l.Faults.Select(f => (Line: l, Fault: f))).ToArray();
        var ticket = dice.Next(faults.Sum(f => f.Fault.Share));
        var (line, fault) = faults.First(f => (ticket -= f.Fault.Share) < 0);
        var (name, phone) = DemoCustomers.Pick(dice);
        // Two in five come from the code on the device, which tells its warranty.
        var device = dice.NextDouble() < 0.4 ? $"SN{cast.Company.Id}{cast.Script.Lines.ToList().IndexOf(line)}{1000 + dice.Next(40)}" : null;
        var report = new FaultReport(
            device is null ? Pick(dice, Channel.Form, Channel.Phone, Channel.App) : Channel.Qr, line.Code, fault.Code, line.Models[dice.Next(line.Models.Count)],
            $"{line.Name}{fault.Name}。{DemoCustomers.Say(dice)}", name, phone, District(cast, line, dice), $"示例路 {dice.Next(1, 999)} 号", Serial: device,
            Email: DemoCustomers.EmailOf(phone), Language: name == "John Carter" ? "en" : "zh-CN");
        return reports.SubmitAsync(cast.Company.Id, report, Actor.Customer(name), key, stop);
    }

    /// <summary>Does the next natural act on a ticket and says after how long the one after it would follow; null when the story is over.</summary>
    public async Task<TimeSpan?> StepAsync(DemoCast cast, Guid ticketId, Random dice, DateTimeOffset now, CancellationToken stop)
    {
        await using var db = store.Read(cast.Company.Id);
        var t = await db.Tickets.Include(x => x.Visits).SingleAsync(x => x.Id == ticketId, stop);
        var fault = cast.Script.Lines.SelectMany(l => l.Faults).First(f => f.Code == t.Fault);
        try
        {
            return await NextAsync(cast, t, fault, dice, now, stop);
        }
        catch (RefusedException)
        {
            // Somebody else moved the ticket meanwhile; look again later, but not for ever.
            return now - t.UpdatedAt > Patience ? null : TimeSpan.FromMinutes(10);
        }
    }

    private async Task<TimeSpan?> NextAsync(DemoCast cast, Ticket t, DemoFault fault, Random dice, DateTimeOffset now, CancellationToken stop)
    {
        switch (t.State)
        {
            case TicketState.Triaged when t.Mode == Domain.People.ServiceMode.Remote && dice.NextDouble() < 0.7:
                await desk.SolveAsync(cast.Desk, t.Id, "电话指导后恢复正常", "设置", stop);
                return Minutes(dice, 5, 40);
            case TicketState.New or TicketState.Triaged when Whim(t) < 2:
                await customers.ActAsync(cast, t, at => at.Ticket.Cancel("已经自己解决了", at.Card, Customer(t), at.Now), stop);
                return null;
            case TicketState.New or TicketState.Triaged when now - t.CycleStartedAt > Patience:
                await customers.ActAsync(cast, t, at => at.Ticket.Cancel("等太久了", at.Card, Customer(t), at.Now), stop);
                return null;
            case TicketState.New or TicketState.Triaged: return Minutes(dice, 10, 30);
            case TicketState.Offered: return await AnswerOfferAsync(cast, t, dice, stop);
            case TicketState.Accepted:
                await technicians.StartRemoteAsync(Who(cast, t), t.Id, stop);
                return Minutes(dice, 10, 40);
            case TicketState.Scheduled: return await TravelAsync(cast, t, dice, now, stop);
            case TicketState.InDiagnosis:
                await technicians.DiagnoseAsync(Who(cast, t), t.Id, $"已检测：{fault.Name}", Work(fault), null, stop);
                return Minutes(dice, 4, 60);
            case TicketState.AwaitingApproval: return await DecideAsync(cast, t, dice, stop);
            case TicketState.InRepair: return await RepairAsync(cast, t, fault, dice, stop);
            case TicketState.AwaitingParts:
                await technicians.PartArrivedAsync(Who(cast, t), t.Id, stop);
                return Minutes(dice, 15, 50);
            default: return await CloseAsync(cast, t, dice, now, stop);
        }
    }

    private async Task<TimeSpan?> AnswerOfferAsync(DemoCast cast, Ticket t, Random dice, CancellationToken stop)
    {
        if (dice.NextDouble() < 0.08)
        {
            await technicians.RefuseAsync(Who(cast, t), t.Id, "当前任务预计延时", stop);
            return Minutes(dice, 1, 5);
        }
        await technicians.AcceptAsync(Who(cast, t), t.Id, stop);
        return Minutes(dice, 15, 40);
    }

    private async Task<TimeSpan?> TravelAsync(DemoCast cast, Ticket t, Random dice, DateTimeOffset now, CancellationToken stop)
    {
        var visit = t.LiveVisit!;
        if (visit.State == VisitState.EnRoute)
        {
            await technicians.ArriveAsync(Who(cast, t), t.Id, dice.Next(2, 15), stop);
            return Minutes(dice, 8, 20);
        }
        if (visit.From > now.AddHours(2) && Whim(t) is >= 2 and < 5)
        {
            await customers.ActAsync(cast, t, at => at.Ticket.Cancel("临时有事，先不修了", at.Card, Customer(t), at.Now), stop);
            return null;
        }
        var leave = visit.From.AddMinutes(-20);
        if (leave > now) return leave - now;
        await technicians.DepartAsync(Who(cast, t), t.Id, now.AddMinutes(25), stop);
        return Minutes(dice, 15, 35);
    }

    private async Task<TimeSpan?> DecideAsync(DemoCast cast, Ticket t, Random dice, CancellationToken stop)
    {
        var version = t.LatestQuote!.Version;
        await customers.ActAsync(cast, t, at => at.Ticket.ViewQuote(version, Customer(t), at.Now), stop);
        if (dice.NextDouble() < 0.1) await customers.ActAsync(cast, t, at => at.Ticket.RejectAndStop(version, "暂不维修", at.Card, Customer(t), at.Now), stop);
        else await customers.ActAsync(cast, t, at => at.Ticket.ApproveQuote(version, t.Contact.Name, false, Customer(t), at.Now), stop);
        return Minutes(dice, 10, 30);
    }

    private async Task<TimeSpan?> RepairAsync(DemoCast cast, Ticket t, DemoFault fault, Random dice, CancellationToken stop)
    {
        var used = t.Usage.Select(u => u.Meter).ToHashSet();
        if (fault.Part is { } sku && !used.Contains(Domain.Billing.ServiceMeters.Part(sku)))
        {
            if (t.MissingPart is null && dice.NextDouble() < 0.1)
            {
                await technicians.PartMissingAsync(Who(cast, t), t.Id, sku, null, stop);
                return Minutes(dice, 600, 2400);
            }
            await technicians.UseAsync(Who(cast, t), t.Id, new WorkItem(sku, 1), $"demo-{t.Id}-{t.Version}", stop);
            return Minutes(dice, 5, 20);
        }
        if (fault.Labour > 0 && !used.Contains(Domain.Billing.ServiceMeters.LabourFixed))
        {
            await technicians.UseAsync(Who(cast, t), t.Id, new WorkItem(null, 1), $"demo-{t.Id}-{t.Version}", stop);
            return Minutes(dice, 5, 20);
        }
        for (var n = 1; n <= t.Checklist?.Steps.Count; n++) await technicians.TickStepAsync(Who(cast, t), t.Id, n, done: true, stop);
        await technicians.FinishAsync(Who(cast, t), t.Id, "已修复，试机正常", fault.Name, stop);
        return Minutes(dice, 5, 120);
    }

    private async Task<TimeSpan?> CloseAsync(DemoCast cast, Ticket t, Random dice, DateTimeOffset now, CancellationToken stop)
    {
        switch (t.State)
        {
            case TicketState.Verifying when dice.NextDouble() < 0.03:
                await customers.ActAsync(cast, t, at => at.Ticket.SayNotFixed("问题还在", Customer(t), at.Now), stop);
                return Minutes(dice, 10, 30);
            case TicketState.Verifying:
                await customers.ActAsync(cast, t, at => at.Ticket.ConfirmWorks(Customer(t), at.Now), stop);
                return Minutes(dice, 5, 60);
            case TicketState.Completed:
                await customers.ActAsync(cast, t, at => at.Ticket.Settle(SettlementState.Paid, Customer(t), at.Now), stop);
                return Minutes(dice, 30, 600);
            case TicketState.Closed when t.Stars is null && dice.NextDouble() < 0.35:
                var stars = dice.NextDouble() switch { < 0.62 => 5, < 0.85 => 4, < 0.94 => 3, < 0.98 => 2, _ => 1 };
                await customers.ActAsync(cast, t, at => at.Ticket.Rate(stars, [], "", Customer(t), at.Now), stop);
                if (stars == 1) await customers.ActAsync(cast, t, at => at.Ticket.Complain("比约定晚到两个小时，事先没有人通知", Customer(t), at.Now), stop);
                return stars <= 2 ? Minutes(dice, 600, 4000) : null;
            case TicketState.Closed when t.ComplainedAt is not null:
                await customers.ActAsync(cast, t, at => at.Ticket.AnswerComplaint("非常抱歉，已与工程师核实，本次上门费已退还", cast.Desk.Actor, at.Now), stop);
                return Minutes(dice, 30, 300);
            case TicketState.Closed when t.Stars <= 2 && t.CycleStartedAt == t.SubmittedAt && now <= t.ReopenUntil:
                await customers.ActAsync(cast, t, at => at.Ticket.Reopen("用了两天又出现同样的问题", Customer(t), at.Now), stop);
                return Minutes(dice, 10, 60);
            default: return null;
        }
    }

    private static IReadOnlyList<WorkItem> Work(DemoFault fault) =>
        [.. new[] { fault.Labour > 0 || fault.Part is null ? new WorkItem(null, 1) : null, fault.Part is null ? null : new WorkItem(fault.Part, 1) }.OfType<WorkItem>()];

    // 0 to 99, always the same of one ticket: however often it is looked at, its customer changes his mind once or never.
    private static int Whim(Ticket t) => t.Number.Aggregate(7, (sum, c) => (sum * 31 + c) % 9973) % 100;

    private static Actor Customer(Ticket t) => Actor.Customer(t.Contact.Name);

    private static Access.Viewer Who(DemoCast cast, Ticket t) => cast.Technicians[t.TechnicianId ?? throw new RefusedException(Refusal.NotFound)];

    private static TimeSpan Minutes(Random dice, int least, int most) => TimeSpan.FromMinutes(dice.Next(least, most + 1));

    private static T Pick<T>(Random dice, params T[] of) => of[dice.Next(of.Length)];

    // Where somebody lives who can be helped there.
    private static string District(DemoCast cast, DemoLine line, Random dice) =>
        Pick(dice, [.. cast.Script.Technicians.Where(t => t.Skills.Any(s => s.Line == line.Code) && t.Districts.Count > 0).SelectMany(t => t.Districts).DefaultIfEmpty(cast.Script.Districts[0])]);
}

/// <summary>Customers of the demo world act on their tickets without a link.</summary>
public sealed class DemoCustomerActs(TicketDoor door)
{
    public Task ActAsync(DemoCast cast, Ticket ticket, Action<TicketAtHand> act, CancellationToken stop) => door.ActAsync(cast.Company.Id, ticket.Id, act, stop);
}
