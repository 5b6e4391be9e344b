using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Components.Desk;
using Plainmend.Components.Shared;
using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>What came of a dry run, beside what really happened.</summary>
public sealed partial class DryRunView
{
    // Reasons are long: drawn only for what somebody opened.
    private readonly HashSet<Guid> _open = [];

    [Parameter, EditorRequired] public DryRunReport Report { get; set; } = default!;
    [Parameter, EditorRequired] public AdminCatalogue Catalogue { get; set; } = default!;
    [Parameter, EditorRequired] public string Zone { get; set; } = "";

    private DryRunResult Result => Report.Result;
    private bool IsCut => Report.All > Report.Looked;
    private string MedianWait => Result.MedianWait is { } wait ? AdminText.DryRunMedian.With(DurationFormat.Of(wait)) : SharedText.Unknown;

    private void Toggle(Guid ticket)
    {
        if (!_open.Remove(ticket)) _open.Add(ticket);
    }

    private static string Change(DryRunPerson one) => (one.Would - one.Did).ToString("+0;−0;0", CultureInfo.InvariantCulture);

    private static string Before(DryRunDifference one) => one.Past.Asked is { } real
        ? real.ByRule ? real.Name : AdminText.DryRunHand.With(real.Name)
        : AdminText.DryRunNobody;

    private static string After(DryRunDifference one) => one.Decision.Reason.Technician ?? DispatchWords.Outcome(one.Decision);

    private ExplainNode Why(DryRunDifference one) => DecisionWords.Tree(one.Decision, Names(one.Past.Job));

    private TicketNames Names(Job job)
    {
        var line = Catalogue.Lines.FirstOrDefault(known => known.Code == job.Line);
        var fault = line?.Faults.FirstOrDefault(known => known.Code == job.Fault);
        return new(job.Line, line is null ? new(job.Line, job.Line) : new(line.Name, line.NameEn), job.Fault, fault is null ? new(job.Fault, job.Fault) : new(fault.Name, fault.NameEn), new Dictionary<string, Bilingual>());
    }

    private string Day(DateTimeOffset at) => DateFormat.Day(DateOnly.FromDateTime(at.In(Zone).DateTime));

    private string Time(DateTimeOffset at) => DateFormat.Full(at.In(Zone), Report.Until.In(Zone));

    private static string Number(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
