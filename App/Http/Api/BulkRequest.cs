using System.Text.Json.Serialization;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>One act for many tickets.</summary>
/// <param name="Key">Names this run: sent again with the same key, each ticket is done once.</param>
/// <param name="Tickets">Their numbers, each once.</param>
/// <param name="Act">What is done to each.</param>
public sealed record BulkRequest(string Key, IReadOnlyList<string> Tickets, BulkEntry Act)
{
    /// <summary>The act; refuses with the fields that are wrong.</summary>
    internal BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians)
    {
        var faults = new Faults();
        faults.Filled("key", Key);
        if (Key.Length > BulkActions.LongestKey) faults.Add("key", ApiText.BulkKeyTooLong.With(BulkActions.LongestKey));
        if (Tickets.Count is 0 or > BulkActions.Most) faults.Add("tickets", ApiText.BulkSize.With(BulkActions.Most));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (number, n) in Tickets.Select((t, n) => (t, n)))
            if (!seen.Add(number)) faults.Add(FormattableString.Invariant($"tickets[{n}]"), ApiText.IsTwice);
        var act = Act.ToAct(technicians, faults);
        faults.Refuse();
        return act!;
    }
}

/// <summary>What is to be done, by its kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(AssignEntry), "assign"), JsonDerivedType(typeof(AssignByRuleEntry), "assign-by-rule"), JsonDerivedType(typeof(TagEntry), "tag")]
[JsonDerivedType(typeof(FieldEntry), "field"), JsonDerivedType(typeof(PriorityEntry), "priority"), JsonDerivedType(typeof(HoldEntry), "hold"), JsonDerivedType(typeof(ResumeEntry), "resume")]
[JsonDerivedType(typeof(ReplyEntry), "reply"), JsonDerivedType(typeof(RejectEntry), "reject"), JsonDerivedType(typeof(CancelEntry), "cancel")]
public abstract record BulkEntry
{
    /// <summary>The act; null with a fault when it cannot be one.</summary>
    internal abstract BulkAct? ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults);
}

/// <param name="Technician">By name.</param>
public sealed record AssignEntry(string Technician, string Reason = "") : BulkEntry
{
    internal override BulkAct? ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults)
    {
        if (technicians.Where(t => t.Name == Technician).ToList() is [var one]) return new BulkAct.Assign(one.Id, Reason);
        faults.Add("act.technician", ApiText.UnknownTechnician);
        return null;
    }
}

public sealed record AssignByRuleEntry : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.AssignByRule();
}

public sealed record TagEntry(IReadOnlyList<string>? Add = null, IReadOnlyList<string>? Remove = null) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Tag(Add ?? [], Remove ?? []);
}

/// <param name="Field">Code of a custom field.</param>
/// <param name="Value">As it would be typed; empty takes the value away.</param>
public sealed record FieldEntry(string Field, string Value) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Fill(Field, Value);
}

public sealed record PriorityEntry(Priority Priority) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Prioritise(Priority);
}

/// <param name="Until">When it ends by itself; without it, when somebody ends it.</param>
public sealed record HoldEntry(PauseReason Reason, DateTimeOffset? Until = null, string Note = "") : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.PutOnHold(Reason, Until?.ToUniversalTime(), Note);
}

public sealed record ResumeEntry : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Resume();
}

/// <param name="Text">A message the customer reads.</param>
public sealed record ReplyEntry(string Text) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Reply(Text);
}

public sealed record RejectEntry(string Reason) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Reject(Reason);
}

public sealed record CancelEntry(string Reason) : BulkEntry
{
    internal override BulkAct ToAct(IReadOnlyList<BulkTechnician> technicians, Faults faults) => new BulkAct.Cancel(Reason);
}
