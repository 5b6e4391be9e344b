using Plainmend.Domain.Surge;

namespace Plainmend.Texts;

/// <summary>Why somebody is called, released or not called, in the reader's words with the figures it was judged by.</summary>
public static class SurgeWords
{
    /// <summary>等待已达 52 分钟（阈值 45），持续 12 分钟；9 张工单在等.</summary>
    /// <param name="currency">Of the caps.</param>
    public static string Say(SurgeReason reason, string currency) => DomainWords.Of(reason.Cause).With(
        reason.Waiting, reason.Minutes, reason.Growth, reason.Limit, reason.Held, reason.Money is { } cap ? MoneyFormat.Of(cap, currency) : "", reason.Text);
}
