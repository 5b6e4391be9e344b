using Microsoft.Playwright;
using Plainmend.Reads;

namespace Plainmend.Tests.Browser;

/// <summary>The operator's room in a browser: from a plan that is composed to a company that signs it.</summary>
[Collection(Chromium.Tests)]
public sealed class OperatorTests(FieldServer server, Chromium chromium) : IClassFixture<FieldServer>
{
    private static readonly string[] Pages = ["/operator", "/operator?show=open", "/operator/plans", "/operator/settings", "/operator/plans/pay-as-you-go", "/operator/plans/new-plan", "/operator/qinghe", "/operator/qinghe/QH-P000012"];

    [Fact]
    public async Task A_plan_that_the_operator_publishes_is_offered_to_a_company_at_once_and_it_signs_it()
    {
        var operators = await EnterAsync(Screen.Laptop, "lushan", "/operator/plans/new-plan?from=pay-as-you-go");
        var company = await EnterAsync(Screen.Laptop, "chenjing.admin", "/bill/plans");
        Assert.Equal(0, await company.Locator("[data-plan=starter]").CountAsync());
        foreach (var (field, typed) in new[] { ("id", "starter"), ("name", "入门"), ("name.en", "Starter"), ("charges[0].price.amount", "-1") }) await TypeAsync(operators, field, typed);
        await operators.ClickAsync("[data-form=plan] [data-save]");
        await operators.Locator("[id='charges[0].price.amount-fault']").WaitForAsync();
        await TypeAsync(operators, "charges[0].price.amount", "1");
        await operators.ClickAsync("[data-form=plan] [data-save]");
        await operators.WaitForURLAsync("**/operator/plans/starter");
        // The company's open page hears of it by itself.
        await company.Locator("[data-plan=starter]").WaitForAsync(new() { Timeout = 45_000 });
        await company.Locator("[data-verdict=starter]").WaitForAsync();
        await company.ClickAsync("[data-switch-plan]");
        await company.ClickAsync("[data-switch-now]");
        await company.Locator("tr.current[data-plan=starter]").WaitForAsync(new() { Timeout = 45_000 });
        // And the operator's overview shows what it signed.
        await operators.GotoAsync("/operator");
        await operators.Locator("[data-company=anju] td:has-text('入门')").WaitForAsync();
        operators.AssertNone();
        company.AssertNone();
    }

    [Fact]
    public async Task Every_page_is_clean_in_both_languages_and_colours_and_fits()
    {
        foreach (var screen in Screen.Laptop.AllWays())
        {
            var page = await EnterAsync(screen, "heping", "/operator");
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                await page.LiveAsync();
                await page.Locator(".operator h1").WaitForAsync();
                await page.AssertAccessibleAsync();
                await FitsAsync(page, $"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{screen}");
            }
            page.AssertNone();
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Nobody_else_sees_the_place_or_the_pages()
    {
        var page = await EnterAsync(Screen.Laptop, "chenjing.admin", "/bill");
        Assert.Equal(0, await page.Locator("[data-place-operator]").CountAsync());
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await page.LiveAsync();
            await page.Locator(".notice").WaitForAsync();
            Assert.Equal(0, await page.Locator(".operator").CountAsync());
        }
        var operators = await EnterAsync(Screen.Laptop, "heping", "/operator");
        Assert.NotEqual(0, await operators.Locator(".rail [data-place-operator]").CountAsync());
    }

    private static async Task FitsAsync(IPage page, string name)
    {
        foreach (var size in new[] { Screen.Phone, Screen.Laptop, Screen.Large })
        {
            await page.SetViewportSizeAsync(size.Width, size.Height);
            await page.AssertFitsAsync();
            await page.LookAsync($"{name}-{size.Width}", fullPage: true);
        }
        await page.SetViewportSizeAsync(Screen.Laptop.Width, Screen.Laptop.Height);
    }

    private static async Task TypeAsync(IPage page, string field, string typed)
    {
        await page.FillAsync($"[id='{field}']", typed);
        await page.PressAsync($"[id='{field}']", "Tab");
    }

    private async Task<IPage> EnterAsync(Screen screen, string login, string path)
    {
        await server.CompanyAsync();
        var person = (await server.Get<MemberBook>().DemoAsync(TestContext.Current.CancellationToken)).First(p => p.Person.Login.StartsWith(login + "@", StringComparison.Ordinal)).Person;
        return await server.EnterAsync(chromium, screen, person.Id, path);
    }
}
