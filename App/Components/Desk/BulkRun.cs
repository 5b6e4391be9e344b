using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What to do to many tickets.</summary>
/// <param name="Word">What it is called.</param>
/// <param name="ActFor">The act for one of them: a canned text says something else to each customer.</param>
public sealed record BulkPlan(string Word, Func<BulkTicket, CancellationToken, Task<BulkAct>> ActFor)
{
    public static BulkPlan Same(string word, BulkAct act) => new(word, (_, _) => Task.FromResult(act));
}

/// <summary>Where one ticket of a run stands.</summary>
public enum BulkStep { Waits, Done, Refused, TakenBack }

/// <summary>One ticket of a run.</summary>
public sealed class BulkLine(BulkTicket ticket)
{
    public BulkTicket Ticket { get; } = ticket;
    public BulkStep Step { get; internal set; }
    /// <summary>Why it was refused, in the reader's words.</summary>
    public string? Why { get; internal set; }
    internal BulkAct? Back { get; set; }
}

/// <summary>One plan carried out ticket by ticket. What was refused can be tried again; what was done is never done twice.</summary>
public sealed class BulkRun(BulkPlan plan, IReadOnlyList<BulkTicket> tickets, string key)
{
    private bool _stop;

    public BulkPlan Plan => plan;
    public IReadOnlyList<BulkLine> Lines { get; } = [.. tickets.Select(t => new BulkLine(t))];
    public bool Running { get; private set; }
    /// <summary>Lines that were looked at.</summary>
    public int Over => Lines.Count(l => l.Step != BulkStep.Waits);
    public int Done => Lines.Count(l => l.Step == BulkStep.Done);
    public int Refused => Lines.Count(l => l.Step == BulkStep.Refused);
    public bool CanTakeBack => Lines.Any(l => l is { Step: BulkStep.Done, Back: not null });

    /// <summary>Ends the run after the ticket it is at.</summary>
    public void Stop() => _stop = true;

    /// <summary>Goes through what is not done yet.</summary>
    /// <param name="one">Does it to one; answers with the act that takes it back.</param>
    /// <param name="after">Called after every ticket.</param>
    public async Task GoAsync(Func<Guid, BulkAct, string, CancellationToken, Task<BulkAct?>> one, Func<BulkLine, Task> after, CancellationToken stop)
    {
        (_stop, Running) = (false, true);
        foreach (var line in Lines.Where(l => l.Step == BulkStep.Refused)) (line.Step, line.Why) = (BulkStep.Waits, null);
        foreach (var line in Lines.Where(l => l.Step == BulkStep.Waits).ToList())
        {
            if (_stop || stop.IsCancellationRequested) break;
            line.Why = await TryAsync(async () => line.Back = await one(line.Ticket.Id, await plan.ActFor(line.Ticket, stop), key, stop));
            line.Step = line.Why is null ? BulkStep.Done : BulkStep.Refused;
            await after(line);
        }
        Running = false;
    }

    /// <summary>Takes back what can be taken back.</summary>
    /// <returns>Why some could not be, in the reader's words; null when all were.</returns>
    public async Task<string?> TakeBackAsync(Func<Guid, BulkAct, Task> one)
    {
        var wrong = new List<string>();
        foreach (var line in Lines.Where(l => l is { Step: BulkStep.Done, Back: not null }))
        {
            var why = await TryAsync(() => one(line.Ticket.Id, line.Back is BulkAct.TakeBack ? new BulkAct.TakeBack(SharedText.Undo) : line.Back!));
            if (why is null) line.Step = BulkStep.TakenBack;
            else wrong.Add(why);
        }
        return wrong.Count == 0 ? null : DeskText.BulkNotUndone.With(wrong.Count, wrong[0]);
    }

    private static async Task<string?> TryAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RefusedException refused)
        {
            return RefusalText.For(refused);
        }
    }
}
