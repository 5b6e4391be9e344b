using Bunit;
using Plainmend.Actions;
using Plainmend.Components.Letters;
using Plainmend.Domain.Letters;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Desk;

/// <summary>The page of letters that wait, of somebody at the desk.</summary>
public sealed class LettersPageTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private const string Box = "desk@example.com";
    private World _world = null!;

    private async Task<IRenderedComponent<LettersPage>> OpenPageAsync(params string[] subjects)
    {
        _world = await OpenAsync();
        foreach (var subject in subjects) await ComeAsync(subject);
        var lina = await _world.WhoAsync("lina");
        return Render<LettersPage>(p => p.AddCascadingValue(Session(lina)));
    }

    private Task<LetterFate> ComeAsync(string subject) =>
        new LetterIntake(_world.Door, _world.Store.Writer, _world.Links, _world.Uploads, _world.Store.Db).TakeAsync(
            Box, new(subject, "chen@customer.example", "陈女士", ["desk+anju@example.com"], subject, "空调不制冷\n\n> 引用", false, [new("photo.png", Upload.Png)]), _world.Stop);

    [Fact]
    public async Task A_letter_that_comes_is_there_at_once_and_says_why_it_waits()
    {
        var page = await OpenPageAsync();
        page.WaitForElement(".empty");
        await ComeAsync("空调坏了");
        var card = page.WaitForElement("[data-letter]");
        Assert.Equal("New", card.GetAttribute("data-why"));
        Assert.Contains("photo.png", card.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/desk/letters/{card.GetAttribute("data-letter")}", string.Join('/', card.QuerySelector(".attached a")!.GetAttribute("href")!.Split('/')[..4]));
        Assert.Contains("没有对应的工单", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_nobody_knows_is_said_and_stays_and_a_right_one_takes_the_letter_away()
    {
        var page = await OpenPageAsync("空调坏了");
        page.WaitForElement("[data-letter]");
        await page.Hand(".letter-number input").ChangeAsync("AJ-000000-0009");
        await page.Hand(".letter form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("AJ-000000-0009", page.Find(".fault").TextContent, StringComparison.Ordinal));
        Assert.Equal("AJ-000000-0009", page.Find(".letter-number input").GetAttribute("value"));
        var report = await _world.ReportFridgeAsync();
        await page.Hand(".letter-number input").ChangeAsync(report.Number);
        await page.Hand(".letter form").SubmitAsync();
        page.WaitForElement(".empty");
        Assert.Contains(report.Number, page.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_is_opened_from_it_with_what_the_letter_knows_and_another_is_discarded()
    {
        var page = await OpenPageAsync("空调坏了", "广告");
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-letter]").Count));
        await page.Hand("[data-act=open]").ClickAsync();
        var form = page.WaitForElement(".new-ticket");
        Assert.Equal("chen@customer.example", form.QuerySelector("input[type=email]")!.GetAttribute("value"));
        Assert.Equal("空调不制冷", form.QuerySelector("textarea")!.GetAttribute("value"));
        await page.Hand(".new-ticket").SubmitAsync();
        page.WaitForElement(".new-ticket .fault");
        await page.Hand(".new-ticket select").ChangeAsync("ac");
        await page.Hand(p => p.FindAll(".new-ticket select")[1]).ChangeAsync("ac.leaking");
        await page.Hand(".new-ticket input[type=tel]").ChangeAsync("13800000000");
        await page.Hand(".new-ticket input[list]").ChangeAsync("浦东");
        await page.Hand(".new-ticket").SubmitAsync();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-letter]")));
        await page.Hand("[data-act=discard]").ClickAsync();
        page.WaitForElement(".empty");
        await using var db = _world.Store.Db.Read(_world.Tenant);
        Assert.Equal([LetterState.Filed, LetterState.Discarded], db.Letters.OrderBy(l => l.CameAt).ThenBy(l => l.Id).Select(l => l.State));
    }
}
