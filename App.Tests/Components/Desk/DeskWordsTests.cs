using System.Globalization;
using Plainmend.Components.Desk;
using Plainmend.Components.Shared;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Desk;

public sealed class DeskWordsTests
{
    public static TheoryData<string> Languages => ["zh-CN", "en"];

    private static IReadOnlyList<Type> Facts => [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)))];

    [Theory, MemberData(nameof(Languages))]
    public void Every_kind_of_fact_every_view_and_every_sort_has_its_word(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.True(Facts.Count > 40);
        Assert.All(Facts, fact => Assert.NotEmpty(FactWords.Kind(fact.Name)));
        Assert.All(Enum.GetValues<DeskView>(), view => Assert.NotEmpty(DeskWords.Of(view)));
        Assert.All(Enum.GetValues<DeskSort>(), sort => Assert.NotEmpty(DeskWords.Of(sort)));
        Assert.All(Enum.GetValues<TicketState>(), state => Assert.NotEmpty(TicketLook.Of(state, null, false).Word));
    }

    [Fact]
    public void Every_sentence_in_the_room_belongs_to_a_fact()
    {
        var names = Facts.Select(f => f.Name).ToList();
        var sentences = DeskText.ResourceManager.GetResourceSet(CultureInfo.InvariantCulture, true, false)!.Cast<System.Collections.DictionaryEntry>()
            .Select(e => (string)e.Key).Where(k => k.StartsWith("Fact_", StringComparison.Ordinal)).ToList();
        Assert.True(sentences.Count > 30);
        Assert.All(sentences, key => Assert.Contains(names, name => key.StartsWith($"Fact_{name}", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(null, null, null, "/desk")]
    [InlineData("breached", null, "AJ-1", "/desk/AJ-1?view=breached")]
    [InlineData("BREACHED", "newest", null, "/desk?view=breached&sort=newest")]
    [InlineData("7", "nonsense", null, "/desk")]
    public void An_address_says_where_one_is_and_nonsense_says_nothing(string? view, string? sort, string? number, string uri) =>
        Assert.Equal(uri, DeskPlace.From(view, sort, null, null, null, null, number).ToUri());

    [Fact]
    public void A_place_survives_its_own_address()
    {
        var place = new DeskPlace(new(DeskView.Parts, DeskSort.Priority, "100% & 张", "浦东", "fridge", 3), "AJ-250614-0382");
        var query = System.Web.HttpUtility.ParseQueryString(new Uri("http://x" + place.ToUri()).Query);
        Assert.Equal(place, DeskPlace.From(query["view"], query["sort"], query["q"], query["district"], query["line"], int.Parse(query["page"]!, CultureInfo.InvariantCulture), "AJ-250614-0382"));
    }

    [Fact]
    public void A_hold_and_the_way_there_come_before_the_core_state()
    {
        Assert.Equal(Shape.Pause, TicketLook.Of(TicketState.Scheduled, VisitState.EnRoute, held: true).Shape);
        Assert.Equal(Shape.Car, TicketLook.Of(TicketState.Scheduled, VisitState.EnRoute, held: false).Shape);
        Assert.Equal(Shape.Half, TicketLook.Of(TicketState.Scheduled, VisitState.Confirmed, held: false).Shape);
    }
}
