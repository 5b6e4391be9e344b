namespace Plainmend.Domain.Tickets;

// The steps of the kind of fault, ticked on the job.
public sealed partial class Ticket
{
    /// <summary>The steps in force; null before work began, and where the kind of fault had none then.</summary>
    public JobChecklist? Checklist { get; private set; }

    /// <summary>A step was done, or was not after all. Said twice, it stands once.</summary>
    /// <param name="number">1, 2, 3 … in the list in force.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.NotFound"/> when the list has no such step.</exception>
    public void TickStep(int number, bool done, Actor by, DateTimeOffset at)
    {
        Require(TicketAct.TickStep, by);
        if (Checklist is null || number < 1 || number > Checklist.Steps.Count) throw new RefusedException(Refusal.NotFound);
        var step = Checklist.Steps[number - 1];
        if (step.IsDone == done) return;
        Move(done ? new StepTicked(number, step.Step.Text) : new StepUnticked(number, step.Step.Text), by, at);
    }

    // A return visit belongs to the same work and keeps its list; one list without steps is none.
    private void FixChecklist(Checklist? list, bool workBegins, Actor by, DateTimeOffset at)
    {
        if (workBegins && list is { Steps.Count: > 0 }) Record(new ChecklistFixed(list.Version, list.Steps), by, at);
    }

    private bool ApplyChecklist(TicketEvent e)
    {
        switch (e.Fact)
        {
            case ChecklistFixed f: Checklist = new(f.Version, [.. f.Steps.Select(s => new JobStep(s))]); return true;
            case StepTicked f: Put(f.Number, s => s with { By = e.By.Name, At = e.At }); return true;
            case StepUnticked f: Put(f.Number, s => s with { By = null, At = null }); return true;
            default: return false;
        }
    }

    private void Put(int number, Func<JobStep, JobStep> change) =>
        Checklist = Checklist! with { Steps = [.. Checklist.Steps.Select((s, i) => i == number - 1 ? change(s) : s)] };
}
