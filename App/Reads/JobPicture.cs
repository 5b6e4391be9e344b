using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>What stands around a job: the company, the thing, the fault, the price list, and what happened.</summary>
internal sealed record JobSurroundings(Tenant Tenant, Product Product, Fault Fault, RateCard Card, Device? Device, bool PartsOn, IReadOnlyList<TrackLogLine> Log, CustomFields Fields);

/// <summary>Draws a technician's page of one job from the ticket.</summary>
internal static class JobPicture
{
    public static JobView Of(Ticket t, Actor by, DateTimeOffset now, JobSurroundings around) => new()
    {
        Tenant = t.TenantId, TicketId = t.Id, Version = t.Version, ReadAt = now, Zone = around.Tenant.Zone, Currency = around.Tenant.Currency,
        Number = t.Number, State = t.State, Mode = t.Mode, Priority = t.Priority, Line = t.Line, FaultCode = t.Fault, Product = new(around.Product.Name, around.Product.NameEn),
        Fault = new(around.Fault.Name, around.Fault.NameEn), Model = t.Model, Serial = around.Device?.Serial, WarrantyUntil = around.Device?.WarrantyUntil,
        Description = t.Description, District = t.District, Contact = t.State == TicketState.Offered ? null : t.Contact,
        Visit = t.LiveVisit is { } v ? new(v.State, v.Window, v.DepartedAt, v.ArrivedAt) : null, Preferred = t.Preferred, OfferUntil = t.OfferExpiresAt,
        Due = t.DueAt, Risk = t.RiskAt, Paused = t.Pauses is [.., { To: null } pause] ? pause.Reason : null, Hold = t.Hold,
        Cover = [.. t.Cover?.Covers.Select(c => c.Kind) ?? []], Charges = t.PriceAt(around.Card, now), Timer = t.LabourTimer, Stretches = [.. t.Labour], PerHour = PerHour(around.Card), ByHour = !t.LabourIsAgreed && PerHour(around.Card) > 0, WorkSince = t.ArrivedAt, Ceiling = t.Ceiling,
        Quote = t.LatestQuote is { } q ? new(q.Version, q.State, q.Total, q.ExpiresAt, q.Findings, q.ExtraWork) : null,
        Open = Outstanding(t, around), Labour = around.Fault.LabourMinor / 100m, Parts = Parts(around), MissingPart = t.MissingPart,
        Settlement = t.Settlement, Resolution = t.Resolution, PhotosMissing = around.Fault.PhotosNeeded && t.PhotosAfter == 0, Checklist = t.Checklist, Log = around.Log, Fields = TicketField.OfJob(around.Fields, t), May = [.. Enum.GetValues<TicketAct>().Where(a => t.Allows(a, by) && (around.PartsOn || a != TicketAct.ReportPartMissing))],
    };

    /// <summary>The line of an event in a technician's log: the customer's lines, and what only the staff reads.</summary>
    public static TrackLogLine? Line(TicketEvent e) => e.Fact switch
    {
        NotedInternally f => new(e.Version, e.At, nameof(NotedInternally), e.By.As, e.By.Name, f.Text) { Files = Attached.Of(f) },
        ChargeHeldBack f => new(e.Version, e.At, nameof(ChargeHeldBack), e.By.As, e.By.Name, Amount: f.WouldBe),
        StepTicked f => Step(e, f.Text),
        StepUnticked f => Step(e, f.Text),
        _ => TrackLog.Line(e),
    };

    private static TrackLogLine Step(TicketEvent e, Bilingual text) => new(e.Version, e.At, e.Fact.GetType().Name, e.By.As, e.By.Name) { Words = text };

    private static decimal PerHour(RateCard card) => card.Fees.FirstOrDefault(f => f.Meter == ServiceMeters.Labour)?.Price is UnitPrice price ? price.Unit : 0m;

    private static IReadOnlyList<JobPart> Parts(JobSurroundings around) =>
    [
        .. around.Card.Parts.OrderByDescending(p => p.Key == around.Fault.PartSku).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => new JobPart(p.Key, p.Value.Name, p.Value.Unit)),
    ];

    // By meter, because the record of the use is another one than the record of the intention.
    private static IReadOnlyList<JobPart> Outstanding(Ticket t, JobSurroundings around)
    {
        if (t.State != TicketState.InRepair || t.LatestQuote is not { State: QuoteState.Approved } quote) return [];
        return
        [
            .. quote.Planned.Where(r => r.Meter == ServiceMeters.LabourFixed || Sku(r) is not null).GroupBy(r => r.Meter)
                .Select(g => (First: g.First(), Left: g.Sum(r => r.Amount) - t.Usage.Where(u => u.Meter == g.Key).Sum(u => u.Amount)))
                .Where(x => x.Left > 0)
                .Select(x => Sku(x.First) is { } sku ? new JobPart(sku, around.Card.Parts[sku].Name, around.Card.Parts[sku].Unit, x.Left)
                    : new JobPart(null, new("", ""), around.Fault.LabourMinor / 100m, x.Left)),
        ];
    }

    private static string? Sku(UsageRecord r) => ServiceMeters.ArticleOf(r.Meter);
}
