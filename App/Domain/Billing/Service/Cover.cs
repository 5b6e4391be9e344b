namespace Plainmend.Domain.Billing;

/// <summary>Who bears a part of the bill instead of the customer.</summary>
public enum CoverKind
{
    /// <summary>The manufacturer's warranty.</summary>
    Warranty,
    /// <summary>The guarantee on an earlier repair.</summary>
    Guarantee,
    /// <summary>A service contract with hours or visits left.</summary>
    Contract,
    /// <summary>The company, because it wants to.</summary>
    Goodwill,
}

/// <summary>What bears which lines, and how far. Its effect is a line of its own; the covered lines keep their full price.</summary>
public sealed record Cover
{
    /// <summary>Lines a warranty or guarantee bears; fees the customer caused (cancellation, no-show) are never among them.</summary>
    private static readonly string[] Usual =
    [
        ServiceMeters.CallOut, ServiceMeters.Diagnosis, ServiceMeters.TravelKm, ServiceMeters.RemoteHelp, ServiceMeters.Labour,
        ServiceMeters.LabourOutOfHours, ServiceMeters.LabourHoliday, ServiceMeters.LabourFixed, ServiceMeters.PartPrefix,
    ];

    public required CoverKind Kind { get; init; }
    /// <summary>The document and why it applies: "warranty until 2026-03-01, serial 4711".</summary>
    public required string Reference { get; init; }
    /// <summary>Every line, whatever it is for.</summary>
    private const string Any = "*";

    /// <summary>Keys of the lines it bears; one that ends in ':' stands for all that begin with it, "*" for all.</summary>
    public IReadOnlyList<string> Lines { get; init; } = Usual;
    /// <summary>The part it bears: 1 = all, 0.5 = half.</summary>
    public decimal Rate { get; init; } = 1m;
    /// <summary>Contract hours left; bears lines counted in hours up to them.</summary>
    public decimal? HoursLeft { get; init; }
    /// <summary>Contract visits left; bears the part of the bill that falls on them.</summary>
    public int? VisitsLeft { get; init; }
    /// <summary>An amount, split over the lines in proportion.</summary>
    public decimal? Amount { get; init; }

    /// <summary>All usual lines in full.</summary>
    public static Cover Warranty(string reference) => new() { Kind = CoverKind.Warranty, Reference = reference };
    /// <summary>All usual lines in full, because an earlier repair did not hold.</summary>
    public static Cover Guarantee(string reference) => new() { Kind = CoverKind.Guarantee, Reference = reference };
    /// <summary>Labour by the hour, while hours are left.</summary>
    public static Cover ContractHours(string reference, decimal left) => new()
    {
        Kind = CoverKind.Contract, Reference = reference, HoursLeft = left, Lines = [ServiceMeters.Labour],
    };
    /// <summary>All usual lines but parts, for as many visits as are left.</summary>
    public static Cover ContractVisits(string reference, int left) => new()
    {
        Kind = CoverKind.Contract, Reference = reference, VisitsLeft = left, Lines = [.. Usual.Where(l => l != ServiceMeters.PartPrefix)],
    };
    /// <summary>An amount the company gives up.</summary>
    public static Cover Goodwill(string reference, decimal amount) => new() { Kind = CoverKind.Goodwill, Reference = reference, Amount = amount, Lines = [Any] };
    /// <summary>A part of the bill the company gives up; 0.2 = 20 %.</summary>
    public static Cover GoodwillRate(string reference, decimal rate) => new() { Kind = CoverKind.Goodwill, Reference = reference, Rate = rate, Lines = [Any] };

    internal bool Bears(string key) => Lines.Any(l => l == Any || (l.EndsWith(':') ? key.StartsWith(l, StringComparison.Ordinal) : key == l));
}

/// <summary>Everything that bears a part of one ticket's bill, in the order in which it does.</summary>
/// <param name="Covers">Each bears of what the ones before it left.</param>
public sealed record Coverage(params IReadOnlyList<Cover> Covers);
