using Plainmend.Domain.Billing;

namespace Plainmend.Reads;

/// <summary>The part of a name that may stand on a wall: 周 of 周建国, 欧阳 of 欧阳雪, Zhou of Zhou Jianguo.</summary>
public static class FamilyName
{
    /// <summary>Family names of two characters that are still met.</summary>
    private static readonly string[] Double =
        ["欧阳", "司马", "上官", "诸葛", "夏侯", "东方", "尉迟", "公孙", "慕容", "令狐", "司徒", "皇甫", "长孙", "宇文", "独孤", "南宫", "端木", "百里", "呼延", "轩辕"];

    public static Bilingual Of(string name, string nameEn) => new(Chinese(name), First(nameEn.Length > 0 ? nameEn : name));

    private static string Chinese(string name)
    {
        if (name.Length == 0 || !IsHan(name[0])) return First(name);
        return Double.FirstOrDefault(d => name.Length > 2 && name.StartsWith(d, StringComparison.Ordinal)) ?? name[..1];
    }

    private static string First(string name) => name.Split(' ', 2)[0];

    private static bool IsHan(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf';
}
