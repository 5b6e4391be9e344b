namespace Plainmend.Domain.Billing;

/// <summary>How usage goes on after an instant, compared with before it.</summary>
/// <param name="Now">What is known ends here.</param>
/// <param name="Pace">1: the rest of the period is as busy as the part before; 0: nothing more happens.</param>
internal sealed record Outlook(DateTimeOffset Now, decimal Pace)
{
    /// <summary>The whole window's usage for each unit used so far.</summary>
    public Exact Factor(Window window)
    {
        var elapsed = Now - window.Start;
        return elapsed <= TimeSpan.Zero || Now >= window.End ? Exact.One
            : Exact.One + Pace * Exact.Seconds(window.End - Now) / Exact.Seconds(elapsed);
    }
}

/// <summary>Where a running period will end. Levels stay as they are; amounts go on at a pace.</summary>
/// <param name="SoFar">As of now.</param>
/// <param name="Low">If the rest is half as busy as the part before.</param>
/// <param name="Expected">If it goes on like this.</param>
/// <param name="High">If the rest is half as busy again.</param>
public sealed record Forecast(Statement SoFar, Statement Low, Statement Expected, Statement High)
{
    /// <summary>Reads the same running bill four times.</summary>
    public static Forecast Of(RunningBill bill, DateTimeOffset now, Reckoning? reckoning = null)
    {
        reckoning ??= Reckoning.Plain;
        return new(bill.Statement(reckoning with { AsOf = now }), At(0.5m), At(1m), At(1.5m));

        Statement At(decimal pace) => bill.Statement(reckoning with { Onward = new(now, pace) });
    }
}
