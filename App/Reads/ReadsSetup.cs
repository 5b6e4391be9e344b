namespace Plainmend.Reads;

/// <summary>Wires what the screens read from.</summary>
public static class ReadsSetup
{
    public static void AddReads(this IServiceCollection services)
    {
        services.AddTicketReads();
        services.AddCompanyReads();
    }

    // Who is who, tickets, and what lies around them.
    private static void AddTicketReads(this IServiceCollection services)
    {
        services.AddSingleton<TenantBook>();
        services.AddSingleton<MemberBook>();
        services.AddSingleton<TrackReads>();
        services.AddSingleton<ReportReads>();
        services.AddSingleton<StartReads>();
        services.AddSingleton<StoryReads>();
        services.AddSingleton<DeskReads>();
        services.AddSingleton<DeskFieldReads>();
        services.AddSingleton<BulkReads>();
        services.AddSingleton<LinkReads>();
        services.AddSingleton<BoardReads>();
        services.AddSingleton<DeskTicketReads>();
        services.AddSingleton<TicketFeedReads>();
        services.AddSingleton<LetterReads>();
        services.AddSingleton<FollowUpReads>();
        services.AddSingleton<AttachmentReads>();
        services.AddSingleton<DeskNewsReads>();
        services.AddSingleton<TagReads>();
        services.AddSingleton<CannedReads>();
        services.AddSingleton<StockReads>();
        services.AddSingleton<ArticleReads>();
        services.AddSingleton<WallReads>();
        services.AddSingleton<TechnicianReads>();
    }

    // What a company settles, pays and looks back on.
    private static void AddCompanyReads(this IServiceCollection services)
    {
        services.AddSingleton<AutomationReads>();
        services.AddSingleton<ApiKeyReads>();
        services.AddSingleton<MessageReads>();
        services.AddSingleton<NoticeReads>();
        services.AddSingleton<BotReads>();
        services.AddSingleton<AdminReads>();
        services.AddSingleton<Exports.TableReads>();
        services.AddSingleton<Exports.CompanyReads>();
        services.AddSingleton<AdminAgreements>();
        services.AddSingleton<DryRunReads>();
        services.AddSingleton<SurgeReads>();
        services.AddSingleton<SurgeTrialReads>();
        services.AddSingleton<FigureReads>();
        services.AddSingleton<ReportMailReads>();
        services.AddSingleton<DrillReads>();
        services.AddSingleton<WorkReads>();
        services.AddSingleton<Exports.FigureTables>();
        services.AddSingleton<BillReads>();
        services.AddSingleton<InvoiceReads>();
        services.AddSingleton<PlanReads>();
        services.AddSingleton<OperatorReads>();
        services.AddSingleton<PlanDesk>();
    }
}
