using Plainmend.Components.Admin;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

// Publishing one plan is publishing the whole offer with it in its place.
public sealed partial class Designer
{
    private async Task PublishAsync()
    {
        (_checked, _said) = (true, null);
        _faults.Clear();
        var (draft, plan) = (_edit.Mine!, Check(_edit.Mine!, _faults));
        if (_faults.Any) return;
        var stored = _shelf!.Plans.Any(p => p.Id == draft.From?.Id);
        Plan[] next = stored ? [.. _shelf.Plans.Select(p => p.Id == draft.From!.Id ? plan : p)] : [.. _shelf.Plans, plan];
        if (!await _edit.SaveAsync(() => StoreAsync(next)))
        {
            await RefreshAsync();
            return;
        }
        _checked = false;
        if (Id != plan.Id) Navigation.NavigateTo($"/operator/plans/{plan.Id}");
        await RefreshAsync();
        _said = OperatorText.Published.With(_edit.Mine!.From?.Version ?? 1);
    }

    private async Task<int?> StoreAsync(IReadOnlyList<Plan> plans)
    {
        try
        {
            return await Actions.PublishAsync(Viewer!, _edit.Seen, plans, Gone);
        }
        catch (RefusedException refused)
        {
            // Named as the list of plans names it; here there is one plan.
            var field = refused.Reason == Refusal.TermsInvalid ? ((string)refused.Details[0]!).Split('.', 2)[^1] : "";
            _faults.Add(field, refused.Reason == Refusal.TermsInvalid ? OperatorWords.Say(new(field, (string)refused.Details[1]!))
                : refused.Reason == Refusal.SomeoneWasFaster ? SharedText.Fault_Faster : RefusalText.For(refused));
            return null;
        }
    }
}
