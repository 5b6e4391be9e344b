using Plainmend.Domain.Figures;
using Plainmend.Domain.Notices;

namespace Plainmend.Texts;

/// <summary>A report that goes out by itself, in the words of its page and the language of whoever reads now.</summary>
internal static class ReportWords
{
    public static string Subject(ReportFacts report, NoticePlace place) => AnalyticsText.MailSubject.With(place.Company.Said(), Span(report.Range));

    /// <param name="link">Whole address of the page with these days; null leaves it out.</param>
    public static Letter Letter(ReportFacts report, NoticePlace place, string? link)
    {
        IEnumerable<string?> parts =
        [
            AnalyticsText.MailIntro.With(place.Company.Said(), Span(report.Range), Span(report.Range.Before)),
            report.Aside == 0 ? null : AnalyticsText.Aside.With(report.Aside),
            .. report.Known.GroupBy(f => f.Figure.Group).Select(g => string.Join('\n', g.Select(f => Line(f.Figure, f.Said, place.Currency)).Prepend(AnalyticsText.MailGroup.With(FigureWords.Of(g.Key))))),
            link is null ? null : NoticeText.Link_Staff.With(link),
            AnalyticsText.MailFoot.With(report.By.Said(), AnalyticsText.Mails),
        ];
        return new(place.Company.Said(), Subject(report, place), string.Join("\n\n", parts.Where(p => p is not null)) + "\n");
    }

    private static string Line(Figure figure, ReportFigure said, string currency) => AnalyticsText.MailLine.With(
        FigureWords.Name(figure), FigureWords.Value(figure, said.Now, currency), FigureWords.Value(figure, said.Before, currency), FigureWords.Change(figure, said.Now, said.Before, currency));

    private static string Span(DayRange range) => range.Days == 1 ? DateFormat.Day(range.First) : AnalyticsText.MailSpan.With(DateFormat.Day(range.First), DateFormat.Day(range.Last));
}
