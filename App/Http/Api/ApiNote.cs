namespace Plainmend.Http.Api;

/// <summary>What /openapi/v1.json says about one endpoint.</summary>
/// <param name="Id">Unique: "price".</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Asks">The type of its body; null when it has none.</param>
/// <param name="Answers">The type of its answer.</param>
/// <param name="Refuses">Statuses of problem documents it may answer with.</param>
public sealed record ApiNote(string Id, string Summary, Type? Asks, Type Answers, params IReadOnlyList<int> Refuses)
{
    /// <summary>Requests that a test carries out.</summary>
    public IReadOnlyList<ApiExample> Examples { get; init; } = [];
    /// <summary>Writes what a good answer looks like, as JSON, when somebody asks for the document; null where the examples answer for themselves.</summary>
    public Func<string>? Answer { get; init; }
    /// <summary>Content types of the body.</summary>
    public IReadOnlyList<string> Media { get; init; } = ["application/json"];
    /// <summary>Values in the query or path.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];
    /// <summary>Whether it needs a key, or a session of the staff.</summary>
    public bool Keyed { get; init; }
}

/// <summary>A request that is shown and tried.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Write">Writes it as it is sent; {now} and {before} stand for the time when the document is written and two hours earlier.</param>
/// <param name="Status">What it is answered with.</param>
public sealed record ApiExample(string Name, Func<string> Write, int Status = StatusCodes.Status200OK)
{
    public ApiExample(string name, string body, int status = StatusCodes.Status200OK) : this(name, () => body, status) { }

    public string Body => Write();

    /// <summary>The one content type it is written in; null: any of the endpoint's.</summary>
    public string? Media { get; init; }

    /// <summary>The body as somebody may send it at this time.</summary>
    public string At(DateTimeOffset now) => Body.Replace("{now}", now.ToString("O"), StringComparison.Ordinal).Replace("{before}", now.AddHours(-2).ToString("O"), StringComparison.Ordinal);
}

/// <summary>A value in the query or the path.</summary>
public sealed record ApiParameter(string Name, string Says, string Example, bool Needed = false, bool InPath = false);
