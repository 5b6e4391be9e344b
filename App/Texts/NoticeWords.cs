using System.Globalization;
using Plainmend.Domain.Notices;
using Plainmend.Domain.Tickets;

namespace Plainmend.Texts;

/// <summary>A message in words.</summary>
/// <param name="From">The sender's name.</param>
public sealed record Letter(string From, string Subject, string Body);

/// <summary>Puts notices into the words of their reader. Plain text, and nothing in it that a customer typed: the report form is open to everybody.</summary>
public static class NoticeWords
{
    /// <summary>The whole message in the reader's language, whoever asks for it.</summary>
    /// <param name="language">Such as <c>zh-CN</c>; any other that is not ours means the default.</param>
    /// <param name="link">Whole address to follow; null leaves it out.</param>
    public static Letter Letter(NoticeFacts says, NoticePlace place, Audience to, string language, string? link) => In(language, () => Letter(says, place, to, link));

    /// <summary>The notice in one line, in the language of whoever reads now.</summary>
    public static string Line(NoticeFacts says, NoticePlace place) => says.Report is { } report ? ReportWords.Subject(report, place) : Text("Subject", says).With(Values(says, place));

    /// <summary>What a bot says to show that it can speak.</summary>
    /// <param name="who">Who wants to know.</param>
    public static string Test(string language, string who) => In(language, () => NoticeText.Test.With(who));

    /// <summary>A customer's appointment in his calendar.</summary>
    /// <param name="technician">Who comes; null while nobody is named to the customer.</param>
    /// <param name="link">Whole address of his page; null leaves it out.</param>
    public static CalendarEntry Entry(Guid ticket, string number, Appointment at, NoticePlace place, string? technician, string? link)
    {
        var (company, thing) = (place.Company.Said(), place.Thing.Said());
        var words = technician is null ? NoticeText.Calendar_CustomerOpen.With(number, thing, place.Hotline) : NoticeText.Calendar_Customer.With(number, thing, technician, place.Hotline);
        return new(ticket, at.Sequence, at.Window, at.State, NoticeText.Calendar_Visit.With(company, thing), words, Url: link);
    }

    /// <summary>The same in the calendar of a reader of this language, who gets it in a letter.</summary>
    public static CalendarEntry Entry(string language, Guid ticket, string number, Appointment at, NoticePlace place, string? link) => In(language, () => Entry(ticket, number, at, place, null, link));

    /// <summary>Words in another language than that of whoever reads now.</summary>
    internal static T In<T>(string language, Func<T> words)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        var reader = Language.For(language) ?? Language.Chinese;
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (reader, reader);
        try
        {
            return words();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    private static Letter Letter(NoticeFacts says, NoticePlace place, Audience to, string? link)
    {
        if (says.Report is { } report) return ReportWords.Letter(report, place, link);
        if (to == Audience.Group)
        {
            var line = (Find("Group", says) ?? Text("Subject", says)).With(Values(says, place));
            return new(place.Company.Said(), line, link is null ? line : $"{line}\n{link}");
        }
        var company = place.Company.Said();
        var customer = to == Audience.Customer;
        string?[] parts =
        [
            Text("Body", says).With(Values(says, place)),
            customer && link is not null ? Find("Ask", says) : null,
            link is null ? null : (customer ? NoticeText.Link_Customer : NoticeText.Link_Staff).With(link),
            (customer ? NoticeText.Foot_Customer : NoticeText.Foot_Staff).With(company, place.Hotline),
        ];
        return new(company, Line(says, place), string.Join("\n\n", parts.Where(p => p is not null)) + "\n");
    }

    private static string Text(string part, NoticeFacts says) => Find(part, says) ?? throw new ArgumentException($"NoticeText has no {part}_{says.Kind}.", nameof(says));

    private static string? Find(string part, NoticeFacts says) =>
        NoticeText.ResourceManager.GetString($"{part}_{says.Kind}{(says.Yes switch { true => "_Yes", false => "_No", null => "" })}", NoticeText.Culture);

    private static object?[] Values(NoticeFacts says, NoticePlace place) =>
    [
        place.Company.Said(), says.Number, place.Thing.Said(),
        says.Window is { } w ? $"{DateFormat.ShortDay(DateOnly.FromDateTime(w.From.In(place.Zone).DateTime))} {DateFormat.Range(w.From.In(place.Zone), w.To.In(place.Zone))}" : "",
        says.Amount is { } amount ? MoneyFormat.Of(amount, place.Currency) : "",
        says.Text ?? "",
        says.State is { } state ? DomainWords.Of(state) : "",
        says.Surge is { } why ? SurgeWords.Say(why, place.Currency) : "",
    ];
}
