using Plainmend.Access;
using Plainmend.Demo.Scenes;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Demo;

/// <summary>Wires the demo world where it is switched on: everywhere but in Production.</summary>
public static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(DemoOptions.Section).Get<DemoOptions>() ?? new();
        var chosen = builder.Configuration[$"{DemoOptions.Section}:{nameof(DemoOptions.Enabled)}"];
        options = options with { Enabled = chosen is null ? !builder.Environment.IsProduction() : options.Enabled };
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<DemoProgress>();
        builder.Services.AddSingleton<DemoSpeed>();
        builder.Services.AddSingleton<DemoStage>();
        builder.Services.AddSingleton<DemoOutage>();
        if (!options.Enabled) return;
        builder.Services.AddSingleton<DemoCustomerLinks>();
        builder.Services.AddSingleton<DemoSeed>();
        builder.Services.AddSingleton<DemoStock>();
        builder.Services.AddSingleton<DemoHelp>();
        builder.Services.AddSingleton<DemoHistory>();
        builder.Services.AddSingleton<DemoBilling>();
        builder.Services.AddSingleton<DemoPast>();
        builder.Services.AddSingleton<DemoCustomerActs>();
        builder.Services.AddSingleton<DemoPlot>();
        builder.Services.AddSingleton<DemoPlayer>();
        builder.Services.AddSingleton<WarmUpScene>();
        builder.Services.AddSingleton<ReportScene>();
        builder.Services.AddSingleton<FridgeScene>();
        builder.Services.AddSingleton<CollisionScene>();
        builder.Services.AddSingleton<MonthEndBooks>();
        builder.Services.AddSingleton<MonthEndShop>();
        builder.Services.AddSingleton<MonthEndScene>();
        builder.Services.AddSingleton<OutageScene>();
        builder.Services.AddSingleton<SceneBook>();
        builder.Services.AddSingleton<ScenePlayer>();
        builder.Services.AddHostedService<DemoWorld>();
        builder.Services.AddSingleton(s => new DemoPeople(stop => PeopleAsync(s.GetRequiredService<MemberBook>(), stop)));
    }

    private static async Task<IReadOnlyList<DemoPerson>> PeopleAsync(MemberBook members, CancellationToken stop)
    {
        var chinese = Language.IsChinese;
        return [.. (await members.DemoAsync(stop)).Select(p => new DemoPerson(
            p.Person.Id.ToString(), p.Person.NameIn(chinese), DomainWords.Of(p.Person.Role), p.Company.NameIn(chinese)))];
    }
}
