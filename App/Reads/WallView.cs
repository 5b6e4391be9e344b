using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>Everything on a wall display at one instant. Holds no customer's name, telephone or street, and of technicians the family name only.</summary>
public sealed record WallView
{
    public required int Tenant { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
    public required Bilingual Company { get; init; }
    /// <summary>What this screen was called when its link was made.</summary>
    public required string Label { get; init; }
    public required string Zone { get; init; }
    public required bool Demo { get; init; }
    /// <summary>True while the company has the wall switched off: the screen says so, and shows no figure.</summary>
    public bool Off { get; init; }
    /// <summary>Tickets nobody has been asked for yet: New and Triaged.</summary>
    public required int Waiting { get; init; }
    /// <summary>Since when the oldest of them waits; null when none does.</summary>
    public DateTimeOffset? OldestSince { get; init; }
    /// <summary>Open tickets whose next promise is already broken.</summary>
    public required int Breached { get; init; }
    /// <summary>Open tickets due within <see cref="WallReads.Soon"/>.</summary>
    public required int DueSoon { get; init; }
    /// <summary>Tickets completed on the company's local day.</summary>
    public required int DoneToday { get; init; }
    /// <summary>The most urgent tickets, by due time and then by number.</summary>
    public required IReadOnlyList<WallRow> Urgent { get; init; }
    public required IReadOnlyList<WallCrew> Crew { get; init; }
    /// <summary>How the day runs and what it is worth; null while the wall is off.</summary>
    public WallFlow? Flow { get; init; }
    /// <summary>How well the work of the last weeks was done; null while the wall is off.</summary>
    public WallQuality? Quality { get; init; }

    /// <summary>Technicians in one state, by name.</summary>
    public IReadOnlyList<WallCrew> In(CrewState state) => [.. Crew.Where(c => c.State == state)];
}

/// <summary>One urgent ticket. <paramref name="Last4"/> is what people read aloud.</summary>
public sealed record WallRow(Guid Id, string Last4, Bilingual Product, Bilingual Fault, string District, DateTimeOffset Due, DateTimeOffset? Risk);

/// <summary>One technician, by family name.</summary>
public sealed record WallCrew(Guid Id, Bilingual FamilyName, CrewState State);

/// <summary>What a technician is doing now.</summary>
public enum CrewState
{
    /// <summary>On shift with nothing at hand.</summary>
    Free,
    OnTheWay,
    /// <summary>At a customer's, or at the bench.</summary>
    Working,
    /// <summary>Outside his shift or away.</summary>
    Offline,
}

/// <summary>A wall link as the staff sees it; its secret is known to the screen only.</summary>
public sealed record WallLink(Guid Id, string Label, DateTimeOffset CreatedAt);
