namespace Plainmend.Domain.Billing;

/// <summary>What cover lines are called and say.</summary>
internal static class CoverWords
{
    public static Bilingual Name(CoverKind kind) => kind switch
    {
        CoverKind.Warranty => new("保修抵扣", "Covered by warranty"),
        CoverKind.Guarantee => new("返修保障抵扣", "Covered by repair guarantee"),
        CoverKind.Contract => new("合同抵扣", "Covered by contract"),
        _ => new("善意减免", "Goodwill"),
    };

    public static Bilingual Purpose(CoverKind kind, string reference) => kind switch
    {
        CoverKind.Warranty => new($"由厂家保修承担：{reference}", $"Borne by the manufacturer's warranty: {reference}"),
        CoverKind.Guarantee => new($"由上次维修的保障承担：{reference}", $"Borne by the guarantee on the earlier repair: {reference}"),
        CoverKind.Contract => new($"由服务合同承担：{reference}", $"Borne by the service contract: {reference}"),
        _ => new($"由服务商承担：{reference}", $"Borne by the service company: {reference}"),
    };
}
