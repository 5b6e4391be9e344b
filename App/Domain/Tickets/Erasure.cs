namespace Plainmend.Domain.Tickets;

/// <summary>
/// Facts without the customer. What he is called, where he lives and what anybody wrote about him is replaced; amounts, times,
/// codes and states stay, so that a ticket folded from these facts has the same state, the same bill and the same clocks.
/// </summary>
public static class Erasure
{
    /// <summary>Stands where something was. Holds no word anybody could search for.</summary>
    public const string Mark = "***";

    private const int ShortestName = 2;

    /// <summary>Everything these facts ever called the customer, longest first: looked for in the words about the repair itself, which stay.</summary>
    public static IReadOnlyList<string> Names(IEnumerable<Fact> facts) =>
    [
        .. facts.SelectMany(f => f switch
        {
            Submitted s => [s.Contact.Name, s.Contact.Phone, s.Contact.Address, s.Contact.Email],
            DetailsEdited d => d.Changes.Where(c => IsPersonal(c.Field) && c.Field != nameof(Submitted.Description)).SelectMany(c => new[] { c.Seen, c.Wanted }),
            QuoteApproved a => new string?[] { a.ApprovedBy },
            WorksSigned s => new string?[] { s.Name },
            _ => Enumerable.Empty<string?>(),
        }).OfType<string>().Where(t => t.Length >= ShortestName && t != Mark).Distinct(StringComparer.Ordinal).OrderByDescending(t => t.Length),
    ];

    /// <summary>The event without the customer.</summary>
    /// <param name="names">What he was called (<see cref="Names"/>).</param>
    public static TicketEvent Of(TicketEvent e, IReadOnlyList<string> names) => e with
    {
        By = e.By.Is(Capacity.Customer) ? e.By with { Name = Gone(e.By.Name) } : e.By,
        Fact = Of(e.Fact, text => names.Aggregate(text, (t, name) => t.Replace(name, Mark, StringComparison.Ordinal))),
    };

    private static Fact Of(Fact fact, Func<string, string> without) => fact switch
    {
        Submitted f => f with { Description = Gone(f.Description), Contact = new(Mark, Mark, f.Contact.District, Gone(f.Contact.Address), null, f.Contact.Language), Files = null, Fields = f.Fields is null ? null : [.. f.Fields.Select(x => x with { Is = Gone(x.Is)! })] },
        DetailsEdited f => f with { Changes = [.. f.Changes.Select(Of)] },
        RepliedPublicly f => f with { Text = Gone(f.Text), Files = null },
        NotedInternally f => f with { Text = Gone(f.Text), Files = null },
        CustomerWrote f => f with { Text = Gone(f.Text), Files = null },
        // How many there were decides whether work could be finished.
        PhotosAdded f => f with { Files = [.. f.Files.Select(p => p with { Name = Mark })] },
        FieldFilled f => f with { Was = Gone(f.Was), Is = Gone(f.Is) },
        StaffTold f => f with { Text = Gone(f.Text) },
        Rated f => f with { Comment = Gone(f.Comment) },
        Complained f => f with { Text = Gone(f.Text) },
        ComplaintAnswered f => f with { Text = Gone(f.Text) },
        FollowedUp f => f with { Note = Gone(f.Note) },
        QuoteSent f => f with { Findings = without(f.Findings), ExtraWork = f.ExtraWork is null ? null : without(f.ExtraWork) },
        QuoteApproved f => f with { ApprovedBy = Gone(f.ApprovedBy) },
        WorksSigned f => f with { Name = Gone(f.Name), Drawing = null },
        ProceededUnderLimit f => f with { Findings = without(f.Findings) },
        WorkFinished f => f with { Resolution = without(f.Resolution), Cause = without(f.Cause) },
        SolvedAtFirstContact f => f with { Resolution = without(f.Resolution), Cause = without(f.Cause) },
        PartMissing f => f with { Name = without(f.Name) },
        HoldEnded f => f with { Reason = without(f.Reason) },
        Escalated f => f with { Reason = without(f.Reason) },
        _ => Reason(fact),
    };

    private static Fact Reason(Fact fact) => fact switch
    {
        Rejected f => f with { Reason = Gone(f.Reason) },
        OfferMade f => f with { OverrideReason = f.OverrideReason is null ? null : Gone(f.OverrideReason) },
        OfferRefused f => f with { Reason = Gone(f.Reason) },
        Unassigned f => f with { Reason = Gone(f.Reason) },
        VisitRescheduled f => f with { Reason = Gone(f.Reason) },
        CustomerNotThere f => f with { Evidence = Gone(f.Evidence) },
        LabourCorrected f => f with { Reason = Gone(f.Reason) },
        LabourRemoved f => f with { Reason = Gone(f.Reason) },
        QuoteRejected f => f with { Reason = Gone(f.Reason) },
        ReturnVisitNeeded f => f with { Reason = Gone(f.Reason) },
        WorkStopped f => f with { Reason = Gone(f.Reason) },
        NotFixed f => f with { Reason = Gone(f.Reason) },
        LineDisputed f => f with { Text = Gone(f.Text) },
        DisputeDecided f => f with { Reason = Gone(f.Reason) },
        GoodwillGranted f => f with { Reason = Gone(f.Reason) },
        Cancelled f => f with { Reason = Gone(f.Reason) },
        Reopened f => f with { Reason = Gone(f.Reason) },
        HoldPlaced f => f with { Note = Gone(f.Note) },
        _ => fact,
    };

    private static FieldChange Of(FieldChange change) => change.Field == nameof(Contact.Email) ? change with { Seen = "", Wanted = "" }
        : IsPersonal(change.Field) ? change with { Seen = Gone(change.Seen), Wanted = Gone(change.Wanted) } : change;

    private static bool IsPersonal(string field) =>
        field is nameof(Contact.Name) or nameof(Contact.Phone) or nameof(Contact.Address) or nameof(Contact.Email) or nameof(Submitted.Description);

    // That there was a value stays: what is needed is not missing because somebody was forgotten.
    private static FieldReading? Gone(FieldReading? value) => value is null ? null : new(Mark, new(Mark, Mark));

    private static string Gone(string text) => text.Length > 0 ? Mark : text;
}
