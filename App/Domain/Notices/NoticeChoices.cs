namespace Plainmend.Domain.Notices;

/// <summary>How one member of the staff wants to be told.</summary>
/// <param name="Email">Where e-mails go; null = to the sign-in name, when that is an address.</param>
/// <param name="Language">Language of e-mails, such as <c>zh-CN</c>; null = the product's default.</param>
/// <param name="NotShown">Kinds that do not come into the centre.</param>
/// <param name="NotMailed">Kinds that are not sent by e-mail.</param>
/// <param name="QuietFrom">Beginning (in) of the hours without e-mails, on the company's clock; null = there are none.</param>
/// <param name="QuietTo">Their end (out); before the beginning means the next morning.</param>
/// <param name="UrgentAnyway">True to be written to about broken promises at any hour.</param>
public sealed record NoticeChoices(
    string? Email, string? Language, IReadOnlyList<NoticeKind> NotShown, IReadOnlyList<NoticeKind> NotMailed, TimeOnly? QuietFrom, TimeOnly? QuietTo, bool UrgentAnyway)
{
    /// <summary>Of whoever chose nothing: everything, at any hour.</summary>
    public static NoticeChoices Default { get; } = new(null, null, [], [], null, null, UrgentAnyway: true);

    /// <summary>The kinds that are told to staff, in the order in which they are chosen.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } =
        [NoticeKind.OfferMade, NoticeKind.CustomerWrote, NoticeKind.Complained, NoticeKind.QuoteDecided, NoticeKind.PromiseBroken, NoticeKind.VisitTomorrow, NoticeKind.VisitSoon, NoticeKind.PartCame, NoticeKind.Told, NoticeKind.AutomationStopped,
         NoticeKind.Called, NoticeKind.WatchedSaid, NoticeKind.WatchedMoved, NoticeKind.WatchedAssigned, NoticeKind.CalledIn, NoticeKind.CallEnds, NoticeKind.StaffCalled, NoticeKind.StaffReleased];

    /// <summary>True when this kind comes into the centre.</summary>
    public bool Shows(NoticeKind kind) => !NotShown.Contains(kind);

    /// <summary>The address this kind is mailed to; null when it is not.</summary>
    /// <param name="login">The person's sign-in name.</param>
    public string? AddressFor(NoticeKind kind, string login) =>
        NotMailed.Contains(kind) ? null : Email ?? (EmailAddress.IsOne(login) ? login : null);

    /// <summary>The first instant at or after <paramref name="at"/> at which an e-mail of this kind may be sent.</summary>
    /// <param name="zone">The company's time zone.</param>
    public DateTimeOffset MailFrom(NoticeKind kind, DateTimeOffset at, TimeZoneInfo zone)
    {
        if (kind == NoticeKind.PromiseBroken && UrgentAnyway) return at;
        // Twice: where clocks are set back in the night, the first end may lie an hour early.
        for (var n = 0; n < 2 && IsQuiet(TimeAt(at, zone)); n++) at += QuietTo!.Value - TimeAt(at, zone);
        return at;
    }

    private bool IsQuiet(TimeOnly time) => QuietFrom is { } from && QuietTo is { } to && time.IsBetween(from, to);

    private static TimeOnly TimeAt(DateTimeOffset at, TimeZoneInfo zone) => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
}
