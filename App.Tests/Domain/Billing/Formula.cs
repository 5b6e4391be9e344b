using Plainmend.Domain.Billing;

namespace Plainmend.Tests.Domain.Billing;

/// <summary>Reads the printed arithmetic of an explanation and works it out again, from the text alone.</summary>
internal sealed class Formula(string text)
{
    private int at;

    public static Exact Value(string text) => new Formula(text).Term();

    private Exact Term()
    {
        var word = Take(char.IsLetter);
        if (!Next('(')) return Exact.Parse(Take(c => char.IsDigit(c) || c is '.' or '-'));
        var values = new List<Exact> { Term() };
        var between = "";
        while (!Next(')'))
        {
            between = Take(c => " +−×÷;".Contains(c, StringComparison.Ordinal)).Trim();
            values.Add(Term());
        }
        return (word, between) switch
        {
            ("least", _) => values.Min(),
            ("most", _) => values.Max(),
            ("up", _) => Rounding.Up(values[0], values[1]),
            ("down", _) => Rounding.Down(values[0], values[1]),
            ("round", _) => Rounding.HalfAwayFromZero(values[0], values[1]),
            (_, "−") => values.Skip(1).Aggregate(values[0], (a, b) => a - b),
            (_, "×") => values.Aggregate((a, b) => a * b),
            (_, "÷") => values[0] / values[1],
            _ => values.Aggregate((a, b) => a + b),
        };
    }

    private bool Next(char mark)
    {
        if (at >= text.Length || text[at] != mark) return false;
        at++;
        return true;
    }

    private string Take(Func<char, bool> wanted)
    {
        var from = at;
        while (at < text.Length && wanted(text[at])) at++;
        return text[from..at];
    }
}
