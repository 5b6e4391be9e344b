using Microsoft.Playwright;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The schedule board under a mouse, under keys, and on a phone.</summary>
[Collection(Chromium.Tests)]
public sealed class BoardWalkTests(QuietServer server, Chromium chromium) : IClassFixture<QuietServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<IPage> OpenAsync(Screen screen, DateOnly day)
    {
        var who = await server.WhoAsync("lina");
        var page = await chromium.EnterAsync(server, screen, who.Id, $"/desk/board?day={day:yyyy-MM-dd}");
        await page.WaitForSelectorAsync("[data-board] [data-track]");
        return page;
    }

    /// <summary>A ticket whose appointment is tomorrow at this hour in Shanghai.</summary>
    private async Task<(Guid Ticket, Guid Technician, DateOnly Day)> BookedAsync(int hour)
    {
        var lina = await server.WhoAsync("lina");
        var ticket = (await server.ReportAsync(lina, "浦东")).TicketId;
        var row = (await server.The<DeskTicketReads>().ReadAsync(lina, ticket, Stop))!;
        if (row.TechnicianId is not { } technician)
        {
            technician = (await server.The<BoardReads>().ReadAsync(lina, null, Stop)).Rows[0].Id;
            await server.The<AssignmentActions>().AssignAsync(lina, ticket, technician, "测试", Stop);
        }
        var member = (await server.The<MemberBook>().ByIdAsync(lina.Tenant, technician, Stop))!;
        await server.The<TechnicianActions>().AcceptAsync(Viewer.Of(member), ticket, Stop);
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddDays(1).DateTime);
        var from = new DateTimeOffset(day.ToDateTime(new(hour, 0)), TimeSpan.FromHours(8)).ToUniversalTime();
        await server.The<DeskActions>().RescheduleAsync(lina, ticket, new ArrivalWindow(from, from.AddMinutes(30)), "测试", Stop);
        return (ticket, technician, day);
    }

    private static Task ReasonAsync(IPage page) => page.Locator("dialog [data-move-reason]").FillAsync("客户要求");

    [Fact]
    public async Task A_visit_is_moved_by_hand_by_keys_and_by_the_dialog_and_Esc_leaves_it_where_it_was()
    {
        var (ticket, technician, day) = await BookedAsync(9);
        var page = await OpenAsync(Screen.Laptop, day);
        var card = page.Locator($"[data-track='{technician}'] [data-card='{ticket}']");
        async Task AtAsync(int column) => await Assertions.Expect(card).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex($"--at:{column};"));
        await AtAsync(18);

        // By hand: two hours later.
        await card.ScrollIntoViewIfNeededAsync();
        var box = (await card.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + 20, box.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + 40, box.Y + 20);
        await page.Mouse.MoveAsync(box.X + 20 + (4 * (box.Width + 2)), box.Y + 20, new() { Steps = 8 });
        await page.Mouse.UpAsync();
        await ReasonAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await AtAsync(22);

        // By keys: half an hour back, and once let go again.
        await card.FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(page.Locator("[data-board-say]")).ToContainTextAsync("11:30");
        await page.Keyboard.PressAsync("Escape");
        await AtAsync(22);
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await ReasonAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await AtAsync(21);

        // By the dialog alone.
        await card.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[data-move-time]").FillAsync($"{day:yyyy-MM-dd}T14:00");
        await ReasonAsync(page);
        await page.Locator("dialog button[type='submit']").ClickAsync();
        await Assertions.Expect(page.Locator("dialog")).ToHaveCountAsync(0);
        await AtAsync(28);
    }

    [Fact]
    public async Task A_finger_that_rests_on_a_card_carries_it_and_one_that_moves_at_once_does_not()
    {
        var (ticket, technician, day) = await BookedAsync(12);
        var page = await OpenAsync(Screen.Laptop, day);
        var card = page.Locator($"[data-track='{technician}'] [data-card='{ticket}']");
        await card.ScrollIntoViewIfNeededAsync();
        var box = (await card.BoundingBoxAsync())!;
        Task TouchAsync(string kind, double x) => card.EvaluateAsync(
            "(card, [kind, x, y]) => card.dispatchEvent(new PointerEvent(kind, { pointerType: 'touch', isPrimary: true, button: 0, clientX: x, clientY: y, bubbles: true, cancelable: true }))", new object[] { kind, x, (double)box.Y + 20 });
        // It moves at once: the board is scrolled, nothing is taken up.
        await TouchAsync("pointerdown", box.X + 20);
        await TouchAsync("pointermove", box.X + 60);
        await page.WaitForFunctionAsync("since => performance.now() > since + 500", await page.EvaluateAsync<double>("performance.now()"));
        await Assertions.Expect(page.Locator("[data-card][data-lifted]")).ToHaveCountAsync(0);
        await TouchAsync("pointerup", box.X + 60);

        await TouchAsync("pointerdown", box.X + 20);
        await Assertions.Expect(page.Locator("[data-card][data-lifted]")).ToHaveCountAsync(1);
        await TouchAsync("pointermove", box.X + 20 + (2 * (box.Width + 2)));
        await TouchAsync("pointerup", box.X + 20 + (2 * (box.Width + 2)));
        await ReasonAsync(page);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(card).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("--at:26;"));
    }

    [Fact]
    public async Task The_week_is_clean_on_every_size_and_its_cells_are_reached_by_keys()
    {
        var who = await server.WhoAsync("lina");
        foreach (var screen in new[] { Screen.Laptop, Screen.Phone with { Language = "en", Dark = true }, Screen.Large })
        {
            var page = await chromium.EnterAsync(server, screen, who.Id, "/desk/board?view=week");
            await page.WaitForSelectorAsync("[data-board-week] tbody a");
            await page.LookAsync($"board-week-{screen}");
            await page.AssertFitsAsync();
            await page.AssertAccessibleAsync();
            await page.Locator("[data-board-week] tbody a").First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            // On a telephone a day without visits has no height.
            await page.WaitForSelectorAsync("[data-board] [data-track]", new() { State = WaitForSelectorState.Attached });
            await page.CloseAsync();
        }
    }

    [Fact]
    public async Task Every_size_colour_and_language_is_clean()
    {
        var (_, _, day) = await BookedAsync(20);
        foreach (var size in new[] { Screen.Laptop, Screen.Phone, Screen.Large })
            foreach (var screen in size.AllWays())
            {
                var page = await OpenAsync(screen, day);
                await page.LookAsync($"board-{screen}");
                await page.AssertFitsAsync();
                if (size != Screen.Large) await page.AssertAccessibleAsync();
                await page.Locator("[data-track] [data-card]").First.ClickAsync();
                await page.WaitForSelectorAsync("dialog[open]");
                await page.LookAsync($"board-move-{screen}");
                if (size != Screen.Large) await page.AssertAccessibleAsync();
                await page.CloseAsync();
            }
    }
}
