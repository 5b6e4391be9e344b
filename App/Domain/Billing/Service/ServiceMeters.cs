namespace Plainmend.Domain.Billing;

/// <summary>The meters of one ticket's service charges.</summary>
public static class ServiceMeters
{
    /// <summary>Visits, each 1.</summary>
    public const string CallOut = "call-out";
    /// <summary>Diagnoses, each 1.</summary>
    public const string Diagnosis = "diagnosis";
    /// <summary>Intervals of work; the subject is the visit.</summary>
    public const string Labour = "labour";
    /// <summary>Made by the engine from <see cref="Labour"/>: the part outside working time.</summary>
    public const string LabourOutOfHours = "labour.out-of-hours";
    /// <summary>Made by the engine from <see cref="Labour"/>: the part on holidays.</summary>
    public const string LabourHoliday = "labour.holiday";
    /// <summary>Work at an agreed amount: amount 1, the price on the record.</summary>
    public const string LabourFixed = "labour-fixed";
    /// <summary>Kilometres; the subject is the visit.</summary>
    public const string TravelKm = "travel-km";
    /// <summary>Remote sessions, each 1.</summary>
    public const string RemoteHelp = "remote-help";
    /// <summary>1 when the customer cancelled late.</summary>
    public const string Cancellation = "cancellation";
    /// <summary>Visits at which nobody was there, each 1.</summary>
    public const string NoShow = "no-show";
    /// <summary>In front of an article number.</summary>
    public const string PartPrefix = "part:";

    /// <summary>The meter of one article.</summary>
    public static string Part(string article) => PartPrefix + article;

    /// <summary>The article a meter counts; null when it counts something else.</summary>
    public static string? ArticleOf(string meter) => meter.StartsWith(PartPrefix, StringComparison.Ordinal) ? meter[PartPrefix.Length..] : null;
}
