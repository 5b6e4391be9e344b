using Plainmend.Access;
using Plainmend.Domain.People;

namespace Plainmend.Demo;

/// <summary>The people of one demo company, by what they do in the play.</summary>
public sealed record DemoCast(Tenant Company, DemoCompany Script, Viewer Desk, Viewer Finance, IReadOnlyDictionary<Guid, Viewer> Technicians);

/// <summary>Customers of the demo world.</summary>
public static class DemoCustomers
{
    private static readonly (string Name, string Phone)[] People =
    [
        ("张伟", "13812345678"), ("王芳", "13698765432"), ("李强", "13511112222"), ("杨帆", "18655556666"), ("欧阳雪", "15077778888"),
        ("阿依古丽·买买提", "18999991111"), ("John Carter", "17712340000"), ("周敏", "13344445555"), ("吴昊", "15833339999"), ("郑洁", "18822221111"),
    ];

    private static readonly string[] Words =
    [
        "昨天晚上开始的，请尽快安排。", "用了不到两年，突然就这样了。", "白天家里都有人。", "麻烦师傅来之前打个电话。", "声音很大，影响休息。",
        "已经重启过，还是一样。", "Please call before you come.", "地上有水，比较着急。",
    ];

    /// <summary>Somebody, a few of them again and again: the first ones come more often.</summary>
    public static (string Name, string Phone) Pick(Random dice) => People[(int)(People.Length * dice.NextDouble() * dice.NextDouble())];

    /// <summary>The address of those who gave one: about every third. The domain is reserved and reaches nobody.</summary>
    public static string EmailOf(string phone) => phone[^1] is '8' or '0' or '9' ? $"customer{phone[^4..]}@example.com" : "";

    /// <summary>What he says about it.</summary>
    public static string Say(Random dice) => Words[dice.Next(Words.Length)];
}
