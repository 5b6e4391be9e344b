using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>One field of a request, by its path, and what is wrong with it or surprising about it.</summary>
/// <param name="Field">"charge.price.tiers[1].upTo"; "$" for the body as a whole.</param>
/// <param name="Problem">In the caller's language.</param>
public sealed record FieldProblem(string Field, string Problem);

/// <summary>What is wrong with a request, collected while it is being read.</summary>
public sealed class Faults
{
    // Enough to mend a request; a thousand complaints about one mistake help nobody.
    private const int Most = 50;
    private readonly List<FieldProblem> _found = [];

    public IReadOnlyList<FieldProblem> All => _found;
    public bool Full => _found.Count >= Most;
    /// <summary>How many there are, those that are not told any more included.</summary>
    public int Found { get; private set; }

    public void Add(string field, string problem)
    {
        Found++;
        if (!Full) _found.Add(new(field, problem));
    }

    /// <summary>Whether the number lies in [least, most]; a fault when it does not.</summary>
    public bool Within(string field, int value, int least, int most)
    {
        if (value >= least && value <= most) return true;
        Add(field, ApiText.NotAFactor.With(least, most));
        return false;
    }

    /// <summary>Whether the text says anything; a fault when it does not.</summary>
    public bool Filled(string field, string text)
    {
        if (!string.IsNullOrWhiteSpace(text)) return true;
        Add(field, ApiText.IsEmpty);
        return false;
    }

    /// <summary>Refuses the request when anything was found.</summary>
    public void Refuse()
    {
        if (_found.Count > 0) throw ApiRefusedException.Wrong([.. _found]);
    }
}

/// <summary>The interface said no: a status and what to mend. Becomes application/problem+json.</summary>
public sealed class ApiRefusedException(int status, string detail, params IReadOnlyList<FieldProblem> errors) : Exception(detail)
{
    public int Status { get; } = status;
    public IReadOnlyList<FieldProblem> Errors { get; } = errors;

    /// <summary>Well formed, but not what it must be.</summary>
    public static ApiRefusedException Wrong(params IReadOnlyList<FieldProblem> errors) =>
        new(StatusCodes.Status422UnprocessableEntity, ApiText.Detail_422, errors);

    /// <summary>One field is wrong.</summary>
    public static ApiRefusedException Wrong(string field, string problem) => Wrong(new FieldProblem(field, problem));
}
