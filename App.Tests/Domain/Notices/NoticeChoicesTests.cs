using Plainmend.Domain.Notices;

namespace Plainmend.Tests.Domain.Notices;

public sealed class NoticeChoicesTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static NoticeChoices Quiet(string from, string to, bool urgent = false) =>
        NoticeChoices.Default with { QuietFrom = TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), QuietTo = TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), UrgentAnyway = urgent };

    private static DateTimeOffset At(int day, int hour, int minute = 0) => new(2026, 6, day, hour, minute, 0, TimeSpan.FromHours(8));

    [Fact]
    public void An_email_waits_for_the_end_of_the_quiet_hours_over_midnight_too()
    {
        var night = Quiet("22:00", "08:00");
        Assert.Equal(At(16, 8), night.MailFrom(NoticeKind.OfferMade, At(15, 22), Shanghai));
        Assert.Equal(At(16, 8), night.MailFrom(NoticeKind.OfferMade, At(15, 23, 59), Shanghai));
        Assert.Equal(At(16, 8), night.MailFrom(NoticeKind.OfferMade, At(16, 7, 59), Shanghai));
        Assert.Equal(At(16, 8), night.MailFrom(NoticeKind.OfferMade, At(16, 8), Shanghai));
        Assert.Equal(At(15, 21, 59), night.MailFrom(NoticeKind.OfferMade, At(15, 21, 59), Shanghai));
        Assert.Equal(At(15, 14), Quiet("12:00", "14:00").MailFrom(NoticeKind.OfferMade, At(15, 13), Shanghai));
        Assert.Equal(At(15, 3), NoticeChoices.Default.MailFrom(NoticeKind.OfferMade, At(15, 3), Shanghai));
    }

    [Fact]
    public void A_broken_promise_waits_only_when_it_shall()
    {
        Assert.Equal(At(15, 23), Quiet("22:00", "08:00", urgent: true).MailFrom(NoticeKind.PromiseBroken, At(15, 23), Shanghai));
        Assert.Equal(At(16, 8), Quiet("22:00", "08:00", urgent: true).MailFrom(NoticeKind.CustomerWrote, At(15, 23), Shanghai));
        Assert.Equal(At(16, 8), Quiet("22:00", "08:00").MailFrom(NoticeKind.PromiseBroken, At(15, 23), Shanghai));
    }

    [Fact]
    public void The_night_the_clocks_are_set_back_stays_quiet_to_its_end()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var end = Quiet("22:00", "08:00").MailFrom(NoticeKind.OfferMade, new(2026, 10, 24, 21, 0, 0, TimeSpan.Zero), berlin);
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 8, 0, 0, TimeSpan.FromHours(1)), end);
    }

    [Fact]
    public void An_address_is_the_chosen_one_or_the_sign_in_name_that_is_one()
    {
        Assert.Null(NoticeChoices.Default.AddressFor(NoticeKind.OfferMade, "lina"));
        Assert.Equal("lina@anju.example", NoticeChoices.Default.AddressFor(NoticeKind.OfferMade, "lina@anju.example"));
        var own = NoticeChoices.Default with { Email = "li@home.example", NotMailed = [NoticeKind.OfferMade] };
        Assert.Equal("li@home.example", own.AddressFor(NoticeKind.CustomerWrote, "lina@anju.example"));
        Assert.Null(own.AddressFor(NoticeKind.OfferMade, "lina@anju.example"));
    }
}
