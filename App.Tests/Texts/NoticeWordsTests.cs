using Plainmend.Domain.Notices;
using Plainmend.Domain.Surge;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

public sealed class NoticeWordsTests
{
    private static readonly NoticePlace Place = new(new("安居电器", "Anju Appliances"), "Asia/Shanghai", "CNY", "400-800-1234", new("不制冷", "not cooling"));
    private static readonly NoticeKind[] OfNoTicket = [NoticeKind.CalledIn, NoticeKind.CallEnds, NoticeKind.StaffCalled, NoticeKind.StaffReleased];
    private static readonly ArrivalWindow Window = new(new(2026, 6, 15, 6, 0, 0, TimeSpan.Zero), new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Every_kind_of_notice_has_words_for_every_reader_in_both_languages()
    {
        foreach (var kind in Enum.GetValues<NoticeKind>().Except([.. OfNoTicket, NoticeKind.Figures]))
            foreach (var to in Enum.GetValues<Audience>())
                foreach (var language in new[] { "zh-CN", "en" })
                {
                    var says = new NoticeFacts(kind, "AJ-1", Window, 328.5m, kind == NoticeKind.QuoteDecided ? true : null);
                    var letter = NoticeWords.Letter(says, Place, to, language, "https://x.example/t/1");
                    Assert.Contains("AJ-1", letter.Subject, StringComparison.Ordinal);
                    Assert.DoesNotContain('\n', letter.Subject);
                    Assert.DoesNotContain('{', letter.Subject + letter.Body);
                    Assert.Contains("https://x.example/t/1", letter.Body, StringComparison.Ordinal);
                    // A group is of one company and knows its name.
                    if (to != Audience.Group) Assert.Contains(language == "en" ? "Anju Appliances" : "安居电器", letter.Body, StringComparison.Ordinal);
                }
    }

    [Fact]
    public void What_concerns_no_ticket_names_who_and_why_instead()
    {
        foreach (var kind in OfNoTicket)
            foreach (var (language, why) in new[] { ("zh-CN", "等待已达 52 分钟（阈值 45）"), ("en", "the wait is 52 min (limit 45)") })
            {
                var says = new NoticeFacts(kind, "", Amount: 120m, Text: "林涛", Surge: new(SurgeCause.WaitTooLong, 9, 52, 3, 45, 12));
                var letter = NoticeWords.Letter(says, Place with { Thing = new("", "") }, Audience.Technician, language, "https://x.example/jobs");
                Assert.Contains(why, letter.Subject, StringComparison.Ordinal);
                Assert.DoesNotContain('{', letter.Subject + letter.Body);
                if (kind is NoticeKind.StaffCalled or NoticeKind.StaffReleased) Assert.Contains("林涛", letter.Subject, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void An_appointment_is_told_on_the_companys_clock_and_money_in_its_currency()
    {
        var moved = NoticeWords.Letter(new(NoticeKind.AppointmentMoved, "AJ-1", Window), Place, Audience.Customer, "en", null);
        Assert.Equal("Anju Appliances: appointment for AJ-1 moved to Mon 15 Jun 14:00–16:00", moved.Subject);
        Assert.Contains("最多 ¥328.50", NoticeWords.Letter(new(NoticeKind.QuoteWaits, "AJ-1", Amount: 328.5m), Place, Audience.Customer, "zh-CN", null).Body, StringComparison.Ordinal);
    }
}
