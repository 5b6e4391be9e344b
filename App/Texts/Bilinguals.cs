using Plainmend.Domain.Billing;

namespace Plainmend.Texts;

/// <summary>Names that companies and price lists carry in both languages.</summary>
public static class Bilinguals
{
    /// <summary>In the reader's language.</summary>
    public static string Said(this Bilingual name) => Language.IsChinese ? name.Zh : name.En;
}
