using Plainmend.Domain;

namespace Plainmend.Texts;

/// <summary>The sentence for the person at the screen when a rule said no.</summary>
public static class RefusalText
{
    public static string For(RefusedException refused) =>
        DomainWords.Of(refused.Reason).With([.. refused.Details.Select((detail, i) => i == 0 && detail is string field && Names(refused.Reason) ? DomainWords.Field(field) : DomainWords.Say(detail))]);

    // Of these the first detail is the name of a field; elsewhere a text is somebody's own words and stays as it is.
    private static bool Names(Refusal reason) =>
        reason is Refusal.Required or Refusal.OutOfRange or Refusal.FieldChanged or Refusal.BadText or Refusal.AlreadyTaken or Refusal.TwiceInList;
}
