using Plainmend.Actions;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Http.Api;

/// <summary>What became of each record, in the order in which they were sent.</summary>
public sealed record UsageAnswer(IReadOnlyList<UsageResult> Results);

/// <summary>What became of a record.</summary>
public enum UsageStatus
{
    /// <summary>Stored.</summary>
    Accepted,
    /// <summary>Stored before; harmless.</summary>
    Duplicate,
    /// <summary>Stored before with other content; refused.</summary>
    Conflict,
    /// <summary>Wrong; see field and problem.</summary>
    Refused,
}

/// <summary>What became of one record.</summary>
/// <param name="Index">Its place in the request, from 0; of a stream, its line.</param>
/// <param name="Id">As its sender calls it.</param>
/// <param name="CountsTowards">Keys of the charges of the plan in force that it counts towards; empty when nothing prices its meter.</param>
public sealed record UsageResult(int Index, string Id, UsageStatus Status, IReadOnlyList<string> CountsTowards, string? Field = null, string? Problem = null)
{
    internal static UsageResult Refused(UsageLine line) => new(line.Index, line.Id, UsageStatus.Refused, [], line.Fault!.Field, line.Fault.Problem);

    internal static UsageResult Of(UsageLine line, UsageReceipt receipt) => receipt.Receipt switch
    {
        Receipt.Accepted => new(line.Index, line.Id, UsageStatus.Accepted, receipt.CountsTowards),
        Receipt.Duplicate => new(line.Index, line.Id, UsageStatus.Duplicate, receipt.CountsTowards),
        _ => new(line.Index, line.Id, UsageStatus.Conflict, [], "id", ApiText.IdConflict),
    };
}
