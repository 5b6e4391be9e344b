using Plainmend.Domain;

namespace Plainmend.Texts;

/// <summary>The sentence for the person at the screen when a rule said no.</summary>
public static class RefusalText
{
    public static string For(RefusedException refused) =>
        DomainWords.Of(refused.Reason).With([.. refused.Details.Select(DomainWords.Say)]);
}
