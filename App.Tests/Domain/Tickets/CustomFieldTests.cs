using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Given;
using Plainmend.Texts;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>What a custom field takes, how it is kept, and what is said about anything else.</summary>
public sealed class CustomFieldTests
{
    private static readonly DateTimeOffset At = new(2026, 6, 15, 2, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(FieldKind.Text, " 三楼 ", "三楼", "三楼", "三楼")]
    [InlineData(FieldKind.Number, "１２.50", "12.5", "12.5 kg", "12.5 kg")]
    [InlineData(FieldKind.Number, "-3", "-3", "-3 kg", "-3 kg")]
    [InlineData(FieldKind.Date, "2026/6/5", "2026-06-05", "2026-06-05", "2026-06-05")]
    [InlineData(FieldKind.Date, "2026年12月31日", "2026-12-31", "2026-12-31", "2026-12-31")]
    [InlineData(FieldKind.Choice, "taken back", "带回", "带回", "Taken back")]
    [InlineData(FieldKind.YesNo, "是", "yes", "是", "Yes")]
    [InlineData(FieldKind.YesNo, "False", "no", "否", "No")]
    public void A_value_is_kept_in_one_form_and_read_in_both_languages(FieldKind kind, string typed, string kept, string zh, string en) =>
        Assert.Equal(new(kept, new(zh, en)), Of(kind).Read(typed));

    [Theory]
    [InlineData(FieldKind.Number, "zwölf", Refusal.NoNumber)]
    [InlineData(FieldKind.Number, "1.00001", Refusal.NoNumber)]
    [InlineData(FieldKind.Number, "1000000001", Refusal.OutOfRange)]
    [InlineData(FieldKind.Date, "2026-02-30", Refusal.NoDate)]
    [InlineData(FieldKind.Choice, "扔掉", Refusal.NotAChoice)]
    [InlineData(FieldKind.YesNo, "也许", Refusal.NotAChoice)]
    public void Anything_else_is_refused_and_the_sentence_names_the_field(FieldKind kind, string typed, Refusal why)
    {
        var refused = Assert.Throws<RefusedException>(() => Of(kind).Read(typed));
        Assert.Equal((why, "fields.x"), (refused.Reason, refused.Field));
        Assert.Contains("Weight", RefusalText.For(refused), StringComparison.Ordinal);
        Assert.Null(Of(kind).Read("  "));
    }

    [Fact]
    public void A_field_belongs_to_its_lines_and_faults_and_without_any_to_all()
    {
        var all = Of(FieldKind.Text);
        Assert.True(all.Fits("washer", "washer.leaks"));
        Assert.False((all with { Active = false }).Fits("washer", "washer.leaks"));
        var some = all with { Lines = ["fridge"], Faults = ["washer.leaks"] };
        Assert.Equal([true, true, false], new[] { ("fridge", "x"), ("washer", "washer.leaks"), ("washer", "x") }.Select(t => some.Fits(t.Item1, t.Item2)));
        Assert.False(some.IsAsked(FieldPlace.Report, "fridge", "x"));
        Assert.True(some.IsAsked(FieldPlace.Technician, "fridge", "x"));
    }

    [Fact]
    public void A_ticket_records_each_change_with_both_readings_and_the_same_value_again_records_nothing()
    {
        var ticket = GivenTicket.New();
        ticket.TakeNewEvents();
        var field = Of(FieldKind.Number);
        Assert.Equal("", ticket.FillField(field, "", "3", GivenTicket.Desk, At));
        Assert.Equal("3", ticket.FillField(field, "3", "3.0", GivenTicket.Desk, At));
        var stale = Assert.Throws<RefusedException>(() => ticket.FillField(field, "", "4", GivenTicket.Desk, At));
        Assert.Equal((Refusal.FieldChanged, "fields.x"), (stale.Reason, stale.Field));
        ticket.FillField(field, "3", "", GivenTicket.Desk, At);
        Assert.Empty(ticket.Fields);
        var facts = ticket.TakeNewEvents().Select(e => (FieldFilled)e.Fact).ToArray();
        Assert.Equal([(null, "3 kg"), ("3 kg", null)], facts.Select(f => (f.Was?.Text.Zh, f.Is?.Text.Zh)));
        Assert.Equal(Refusal.Required, Filled(field with { Needed = true }, "").Reason);
        Assert.Equal(Refusal.NotInCatalogue, Filled(field with { Lines = ["boat"] }, "5").Reason);
        Assert.Equal(Refusal.NotYours, Assert.Throws<RefusedException>(() => ticket.FillField(field, null, "7", GivenTicket.Customer, At)).Reason);

        RefusedException Filled(CustomField how, string typed)
        {
            ticket.FillField(field, null, "6", GivenTicket.Desk, At);
            return Assert.Throws<RefusedException>(() => ticket.FillField(how, null, typed, GivenTicket.Desk, At));
        }
    }

    private static CustomField Of(FieldKind kind) => new(
        "x", new("重量", "Weight"), kind, kind == FieldKind.Number ? "kg" : "", [new("留下", "Left"), new("带回", "Taken back")], [FieldPlace.Technician], [], [], false, true);
}
