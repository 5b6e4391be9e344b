namespace Plainmend.Jobs;

/// <summary>Wires the loops that run by themselves.</summary>
public static class JobsSetup
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddHostedService<ClockWatch>();
        services.AddHostedService<DispatchWatch>();
        services.AddSingleton<SpendFollow>();
        services.AddHostedService<InvoiceWatch>();
        services.AddHostedService<SpendWatch>();
    }
}
