using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What may be done to many tickets at once. Each ticket is its own act with its own answer.</summary>
public abstract record BulkAct
{
    private BulkAct() { }

    /// <summary>Gives it to this technician; from another, if one has it already.</summary>
    /// <param name="Reason">Needed when the rules exclude him, or when somebody loses the ticket; may be empty otherwise.</param>
    public sealed record Assign(Guid TechnicianId, string Reason) : BulkAct;
    /// <summary>Lets the rules choose now.</summary>
    public sealed record AssignByRule : BulkAct;
    /// <summary>Takes an assignment back; only to undo one. Whoever undoes says why.</summary>
    public sealed record TakeBack(string Reason) : BulkAct;
    public sealed record Tag(IReadOnlyList<string> Add, IReadOnlyList<string> Remove) : BulkAct;
    /// <param name="Field">Code of a custom field.</param>
    /// <param name="Value">Empty takes its value away.</param>
    public sealed record Fill(string Field, string Value) : BulkAct;
    public sealed record Prioritise(Priority Priority) : BulkAct;
    /// <param name="Until">When the system ends it by itself (UTC); null = when somebody does.</param>
    public sealed record PutOnHold(PauseReason Reason, DateTimeOffset? Until, string Note) : BulkAct;
    public sealed record Resume : BulkAct;
    /// <summary>A message to the customer.</summary>
    public sealed record Reply(string Text) : BulkAct;
    /// <summary>What was made of a canned text, with the acts that go with it.</summary>
    /// <param name="Seen">Version of the canned text that was shown.</param>
    public sealed record ReplyCanned(string Text, Guid Canned, int Seen) : BulkAct;
    public sealed record Reject(string Reason) : BulkAct;
    public sealed record Cancel(string Reason) : BulkAct;
    /// <summary>Closes what is done and asks for no money.</summary>
    public sealed record CloseFree : BulkAct;
}
