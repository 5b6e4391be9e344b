using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Components.Board;
using Plainmend.Domain.Tickets;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Components.Board;

/// <summary>The schedule board of somebody at the desk. The world's clock says Monday 2026-06-15, 10:00 in Shanghai.</summary>
public sealed class BoardPageTests(PostgresCluster cluster) : FieldContext(cluster)
{
    private World _world = null!;
    private Viewer _lina = null!, _technician = null!;
    private Guid _ticket;

    private async Task<IRenderedComponent<BoardPage>> OpenBoardAsync()
    {
        _world = await OpenAsync();
        _lina = await _world.WhoAsync("lina");
        _ticket = (await _world.ReportFridgeAsync()).TicketId;
        _technician = await _world.TechnicianOfAsync(_ticket);
        await _world.Technicians.AcceptAsync(_technician, _ticket, _world.Stop);
        var page = Render<BoardPage>(p => p.AddCascadingValue(Session(_lina)));
        page.WaitForElement($"[data-track='{_technician.Id}'] [data-card='{_ticket}']");
        return page;
    }

    private Task SetDownAsync(IRenderedComponent<BoardPage> page, int column, Guid? technician = null) => page.Hand("[data-board]").RaiseAsync(
        "onboardmove", new BoardMoveEventArgs { Ticket = _ticket, Technician = technician ?? _technician.Id, Column = column });

    private async Task<ArrivalWindow> WindowAsync() => (await _world.TicketAsync(_ticket)).LiveVisit!.Window;

    private static string Style(IRenderedComponent<BoardPage> page) => page.Find("[data-track] [data-card]").GetAttribute("style")!;

    [Fact]
    public async Task A_card_set_down_on_another_half_hour_asks_for_the_reason_and_is_there_then()
    {
        var page = await OpenBoardAsync();
        await SetDownAsync(page, 30);
        page.WaitForElement("[data-move-reason]");
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("原因", page.Find("dialog .fault").TextContent, StringComparison.Ordinal));
        await page.Hand("[data-move-reason]").ChangeAsync("客户要求");
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));
        Assert.Equal(new DateTimeOffset(2026, 6, 15, 7, 0, 0, TimeSpan.Zero), (await WindowAsync()).From);
        page.WaitForAssertion(() => Assert.Contains("--at:30;", Style(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task While_a_card_is_in_the_hand_nothing_moves_under_it()
    {
        var page = await OpenBoardAsync();
        var before = Style(page);
        await page.Hand("[data-board]").RaiseAsync("onboardhold", new BoardHoldEventArgs { Held = true });
        await _world.Desk.RescheduleAsync(_lina, _ticket, new(new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero), new(2026, 6, 15, 8, 30, 0, TimeSpan.Zero)), "客户要求", _world.Stop);
        page.WaitForElement(".pill");
        Assert.Equal(before, Style(page));
        await page.Hand("[data-board]").RaiseAsync("onboardhold", new BoardHoldEventArgs { Held = false });
        page.WaitForAssertion(() => Assert.Contains("--at:32;", Style(page), StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".pill"));
    }

    [Fact]
    public async Task Who_was_overtaken_sees_both_versions_loses_nothing_and_may_still_move_it()
    {
        var page = await OpenBoardAsync();
        await SetDownAsync(page, 30);
        page.WaitForElement("[data-move-reason]");
        await page.Hand("[data-move-reason]").ChangeAsync("客户要求");
        await _world.Desk.RescheduleAsync(_lina, _ticket, new(new(2026, 6, 15, 8, 0, 0, TimeSpan.Zero), new(2026, 6, 15, 8, 30, 0, TimeSpan.Zero)), "同事改的", _world.Stop);
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() =>
        {
            var both = page.Find("dialog .notice").TextContent;
            Assert.Contains("16:00–16:30", both, StringComparison.Ordinal);
            Assert.Contains("15:00–15:30", both, StringComparison.Ordinal);
        });
        Assert.Equal("客户要求", page.Find("[data-move-reason]").GetAttribute("value"));
        Assert.Equal(8, (await WindowAsync()).From.Hour);
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));
        Assert.Equal(7, (await WindowAsync()).From.Hour);
    }

    [Fact]
    public async Task A_time_that_is_taken_is_refused_in_words_and_the_card_is_where_it_was()
    {
        var page = await OpenBoardAsync();
        var other = await _world.ReportFridgeAsync("k2");
        if ((await _world.TicketAsync(other.TicketId)).TechnicianId != _technician.Id) await _world.Assignment.ReassignAsync(_lina, other.TicketId, _technician.Id, "同一片区", _world.Stop);
        await _world.Technicians.AcceptAsync(_technician, other.TicketId, _world.Stop);
        await _world.Desk.RescheduleAsync(_lina, other.TicketId, new(new(2026, 6, 15, 7, 0, 0, TimeSpan.Zero), new(2026, 6, 15, 7, 30, 0, TimeSpan.Zero)), "客户要求", _world.Stop);
        page.WaitForAssertion(() => Assert.Contains("--at:30;", page.Find($"[data-card='{other.TicketId}']").GetAttribute("style")!, StringComparison.Ordinal));
        await SetDownAsync(page, 30);
        await page.Hand("[data-move-reason]").ChangeAsync("客户要求");
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains(other.Number, page.Find("dialog .fault").TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("--at:30;", page.Find($"[data-track] [data-card='{_ticket}']").GetAttribute("style")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_technician_is_asked_and_shown_as_an_offer_with_its_time()
    {
        var page = await OpenBoardAsync();
        var other = (await _world.Assignment.SuggestAsync(_lina, _ticket, _world.Stop)).Candidates.First(c => c.TechnicianId != _technician.Id).TechnicianId;
        await SetDownAsync(page, 30, other);
        await page.Hand("[data-move-reason]").ChangeAsync("临时调整");
        await page.Hand("dialog form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find($"[data-track='{other}'] .board-cards [data-card='{_ticket}'] .time-left")));
        Assert.Contains("--at:30;", Style(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_week_says_in_words_who_is_free_and_each_cell_leads_to_its_day()
    {
        await OpenBoardAsync();
        Services.GetRequiredService<NavigationManager>().NavigateTo("/desk/board?view=week");
        var page = Render<BoardPage>(p => p.AddCascadingValue(Session(_lina)));
        page.WaitForElement("[data-board-week]");
        var cells = page.FindAll($"[data-row='{_technician.Id}'] a");
        Assert.Equal(["/desk/board?day=2026-06-15", "/desk/board?day=2026-06-21"], new[] { cells[0], cells[^1] }.Select(c => c.GetAttribute("href")));
        Assert.Contains("可接", cells[0].TextContent, StringComparison.Ordinal);
        Assert.Contains(_technician.Name, cells[0].GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(7, page.FindAll("[data-free]").Count);
    }

    [Fact]
    public async Task What_is_under_way_says_why_it_cannot_be_moved()
    {
        var page = await OpenBoardAsync();
        await _world.Technicians.DepartAsync(_technician, _ticket, null, _world.Stop);
        page.WaitForAssertion(() => Assert.Contains("上门途中", page.Find("[data-track] [data-card]").GetAttribute("data-fixed")!, StringComparison.Ordinal));
        await SetDownAsync(page, 30);
        page.WaitForAssertion(() => Assert.Contains("上门途中", page.Find(".fault").TextContent, StringComparison.Ordinal));
    }
}
