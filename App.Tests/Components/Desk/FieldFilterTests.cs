using System.Globalization;
using Bunit;
using Plainmend.Components.Desk;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;
using Plainmend.Texts;

namespace Plainmend.Tests.Components.Desk;

/// <summary>Choosing a custom field and its value above the desk's list.</summary>
public sealed class FieldFilterTests : BunitContext
{
    private static readonly CustomField[] Fields =
    [
        new("old-part", new("旧件", "Old part"), FieldKind.Choice, "", [new("留下", "Left"), new("带回", "Taken back")], [], [], [], false, true),
        new("floor", new("楼层", "Floor"), FieldKind.Number, "层", [], [], [], [], false, true),
    ];

    private readonly List<FieldIs?> _asked = [];

    public FieldFilterTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Language.Chinese;

    private IRenderedComponent<FieldFilter> Open(FieldIs? value = null) =>
        Render<FieldFilter>(p => p.Add(f => f.Fields, Fields).Add(f => f.Value, value).Add(f => f.OnAsk, _asked.Add));

    [Fact]
    public async Task A_field_is_chosen_first_and_asks_for_nothing_until_a_value_is_chosen()
    {
        var page = Open();
        Assert.Empty(page.FindAll("[data-field-value]"));
        await page.Hand("[data-field-filter]").ChangeAsync("old-part");
        Assert.Empty(_asked);
        Assert.Equal(["请选择", "留下", "带回"], page.FindAll("[data-field-value] option").Select(o => o.TextContent));
        await page.Hand("[data-field-value]").ChangeAsync("带回");
        Assert.Equal(new FieldIs("old-part", "带回"), Assert.Single(_asked));
    }

    [Fact]
    public async Task A_typed_value_is_asked_for_as_tickets_keep_it_and_another_field_drops_the_old_question()
    {
        var page = Open(new("old-part", "带回"));
        Assert.Equal("带回", page.Find("[data-field-value] option[selected]").GetAttribute("value"));
        await page.Hand("[data-field-filter]").ChangeAsync("floor");
        Assert.Null(Assert.Single(_asked));
        page.Render(p => p.Add(f => f.Value, null));
        await page.Hand("[data-field-value]").ChangeAsync("012.0");
        Assert.Equal(new FieldIs("floor", "12"), _asked[^1]);
        await page.Hand("[data-field-value]").ChangeAsync("高层");
        Assert.Equal(new FieldIs("floor", "高层"), _asked[^1]);
        await page.Hand("[data-field-value]").ChangeAsync(" ");
        Assert.Null(_asked[^1]);
    }
}
