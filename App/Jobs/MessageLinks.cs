using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Notices;
using Plainmend.Texts;

namespace Plainmend.Jobs;

/// <summary>Where a message leads its reader.</summary>
internal static class MessageLinks
{
    /// <summary>The whole address; null when nobody said where this site stands, or a customer's link was not made.</summary>
    public static string? Of(Outgoing message, PublicBase site) => site.Configured is null ? null : message switch
    {
        { Secret: { } secret } => $"{site.Configured}/t/{secret}",
        { To: Audience.Customer } => null,
        { Says.Report: { } report } => site.Configured + FigureAddress.Page(report.Range),
        { Says.Number: "", To: Audience.Technician } => $"{site.Configured}/jobs",
        { Says.Number: "" } => $"{site.Configured}/admin/surge",
        { To: Audience.Technician } => $"{site.Configured}/jobs/{message.Says.Number}",
        _ => $"{site.Configured}/desk/{message.Says.Number}",
    };
}
