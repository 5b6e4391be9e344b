using Plainmend.Access;

namespace Plainmend.Jobs;

/// <summary>Wires the loops that run by themselves.</summary>
public static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services)
    {
        // None waits for another: the session keys are read from the database while the port is opened.
        services.Configure<HostOptions>(o => o.ServicesStartConcurrently = true);
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<UploadWatch>();
        services.AddHostedService<DispatchWatch>();
        services.AddHostedService<AutomationWatch>();
        services.AddHostedService<AutomationClock>();
        services.AddHostedService<FigureWatch>();
        services.AddSingleton<ReportMailRun>();
        services.AddHostedService<ReportMailWatch>();
        services.AddSingleton<SpendFollow>();
        services.AddHostedService<InvoiceWatch>();
        services.AddHostedService<SpendWatch>();
        services.AddHostedService<SurgeWatch>();
        services.AddHostedService<SearchStart>();
        services.AddSingleton(s => MailOptions.Of(s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ReportSheet>();
        services.AddSingleton<Postman>();
        services.AddHostedService<LetterWatch>();
        services.AddSingleton<BotCourier>();
        services.AddSingleton<Couriers>();
        services.AddHostedService<OutboxWatch>();
    }
}
