using Plainmend.Access;

namespace Plainmend.Actions;

/// <summary>Wires the doors.</summary>
public static class ActionsSetup
{
    public static void AddActions(this IServiceCollection services)
    {
        services.AddSingleton<TicketDoor>();
        services.AddSingleton<Dispatcher>();
        services.AddSingleton<ReportActions>();
        services.AddSingleton<AssignmentActions>();
        services.AddSingleton<TechnicianActions>();
        services.AddSingleton<LabourActions>();
        services.AddSingleton<OfflineActions>();
        services.AddSingleton<CustomerActions>();
        services.AddSingleton<DeskActions>();
        services.AddSingleton<BulkActions>();
        services.AddSingleton<LinkActions>();
        services.AddSingleton<TagActions>();
        services.AddSingleton<FieldActions>();
        services.AddSingleton<StockActions>();
        services.AddSingleton<UploadActions>();
        services.AddSingleton<LetterIntake>();
        services.AddSingleton<LetterActions>();
        services.AddSingleton<AutomationActions>();
        services.AddSingleton<AutomationDoor>();
        services.AddSingleton<AutomationRunner>();
        services.AddSingleton<FigureFollower>();
        services.AddSingleton<ReportMailActions>();
        services.AddSingleton<AftercareActions>();
        services.AddSingleton<WatchActions>();
        services.AddSingleton<TimerActions>();
        services.AddSingleton<ReminderActions>();
        services.AddSingleton<WallActions>();
        services.AddSingleton<PairingActions>();
        services.AddSingleton<ApiKeyActions>();
        services.AddSingleton<SearchFill>();
        services.AddSingleton<OutboxActions>();
        services.AddSingleton<NoticeActions>();
        services.AddSingleton<BotSeal>();
        services.AddSingleton<BotLine>();
        services.AddSingleton<BotActions>();
        AddCompany(services);
        AddMoney(services);
    }

    // What an administrator does about the company itself.
    private static void AddCompany(IServiceCollection services)
    {
        services.AddSingleton<CompanyActions>();
        services.AddSingleton<Imports.ImportActions>();
        services.AddSingleton<ExportActions>();
        services.AddSingleton<ErasureActions>();
        services.AddSingleton<ArticleActions>();
        services.AddSingleton<CannedActions>();
        services.AddSingleton<StarterKit>();
        services.AddSingleton<SurgeActions>();
    }

    private static void AddMoney(IServiceCollection services)
    {
        services.AddSingleton<SpendStop>();
        services.AddSingleton<Closing>();
        services.AddSingleton<SubscriptionActions>();
        services.AddSingleton<ModuleActions>();
        services.AddSingleton<UsageActions>();
        services.AddSingleton<CapacityActions>();
        services.AddSingleton<CapacityByDemand>();
        services.AddSingleton<BudgetActions>();
        services.AddSingleton<InvoiceActions>();
        services.AddSingleton<InvoiceOpenings>();
        services.AddSingleton<SellerActions>();
        services.AddSingleton<IPaymentProvider, BankTransfer>();
        services.AddSingleton<PaymentActions>();
        services.AddSingleton<PlanActions>();
    }
}
