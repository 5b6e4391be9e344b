using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Admin;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Operator;

/// <summary>One plan being designed: what is typed is priced beside it at once, and published as its next version.</summary>
public sealed partial class Designer
{
    /// <summary>The id in the address of a plan that does not exist yet; no plan can have it.</summary>
    public const string NewPlan = "new-plan";

    private readonly FieldFaults _faults = new(), _warnings = new();
    private Editing<PlanDraft> _edit = new();
    private PlanShelfView? _shelf;
    private Plan? _shown;
    private IReadOnlyList<Tenant> _companies = [];
    private bool _read, _checked, _withdrawn;
    private string? _stale, _said, _id;

    /// <summary>The plan's id, or <see cref="NewPlan"/>.</summary>
    [Parameter] public string Id { get; set; } = "";
    /// <summary>For a new one: the plan it begins as a copy of.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }
    [Inject] private PlanDesk Desk { get; set; } = default!;
    [Inject] private PlanActions Actions { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    /// <summary>The version of the offer that what is typed began from.</summary>
    internal int Seen => _edit.Seen;

    protected override object? Question => Id;

    private string Heading => _edit.Mine is { From: { } plan } ? OperatorText.EditPlan.With(Explanations.Say(plan.Name), plan.Version) : OperatorText.NewPlan;

    private static IReadOnlyList<Pick> Taxes => [new("", AdminText.Tax_None), new(nameof(TaxMode.Inclusive), AdminText.Tax_Inclusive), new(nameof(TaxMode.Exclusive), AdminText.Tax_Exclusive)];

    private static IReadOnlyList<Pick> Pers => [new(nameof(TaxPer.Line), AdminText.TaxPer_Line), new(nameof(TaxPer.Rate), AdminText.TaxPer_Rate)];

    protected override async Task ReadMoneyAsync(Viewer viewer, CancellationToken stop)
    {
        if (_id != Id) (_edit, _id, _checked) = (new(), Id, false);
        (_shelf, _companies, _read) = ((await Desk.ShelfAsync(viewer, stop))!, await Operators.CompaniesAsync(viewer, stop), true);
        var stored = _shelf.Plans.FirstOrDefault(p => p.Id == Id);
        _withdrawn = stored is null && _edit.Mine is { From: not null };
        if (Stored(stored) is { } draft) _edit.Offer(draft, _shelf.Version);
        // Another plan was published: this one is as I began from, so there is nothing to choose.
        if (_edit.Theirs is { } theirs && theirs.From?.Version == _edit.Mine!.From?.Version) _edit.KeepMine();
        Look();
    }

    // The draft itself while its plan is what it was: a bell must not close what the reader opened.
    private PlanDraft? Stored(Plan? stored) => stored is not null ? _edit.Mine is { From: { } from } mine && from.Version == stored.Version ? mine : PlanDraft.Of(stored)
        : _edit.Mine is { From: { } was } ? PlanDraft.Of(was)
        : Id != NewPlan ? null : _edit.Mine ?? (_shelf!.Plans.FirstOrDefault(p => p.Id == From) is { } like ? PlanDraft.Of(like, copy: true) : PlanDraft.New());

    private void Set(TypedFields draft, string field, string typed)
    {
        draft[field] = typed;
        Touched();
    }

    // Faults come with the first try to publish, and from then on follow the typing.
    private void Touched()
    {
        _edit.Touch();
        _said = null;
        Look();
        if (!_checked) return;
        _faults.Clear();
        Check(_edit.Mine!, _faults);
    }

    private void Drop(Action remove)
    {
        remove();
        Touched();
    }

    private void Move(int at, int by)
    {
        var charges = _edit.Mine!.Charges;
        (charges[at], charges[at + by]) = (charges[at + by], charges[at]);
        Touched();
    }

    private void AddCharge() => Drop(() => _edit.Mine!.Charges.Add(ChargeDraft.Of(PlatformCharges.Tickets(new UnitPrice(0m)))));

    private void AddDiscount() => Drop(() => _edit.Mine!.Discounts.Add(new()));

    // Priced from what is typed; while something stands in the way, the last figures stay and say so. A plan that only lacks
    // its name has its price already.
    private void Look()
    {
        if (_edit.Mine is not { } draft) return;
        Check(draft, new());
        var unread = new FieldFaults();
        var plan = draft.Plan(unread);
        _stale = unread.Any ? unread.All[0] : TermsCheck.Problems(plan).FirstOrDefault(p => !p.Warning) is { } problem ? OperatorWords.Say(problem) : null;
        if (_stale is null) _shown = plan;
    }

    private Plan Check(PlanDraft draft, FieldFaults faults)
    {
        var plan = draft.Plan(faults);
        _warnings.Clear();
        foreach (var problem in OfferCheck.Problems(plan)) (problem.Warning ? _warnings : faults).Add(problem.Field, OperatorWords.Say(problem));
        if (draft.From?.Id != plan.Id && _shelf!.Plans.Any(p => p.Id == plan.Id)) faults.Add("id", OperatorWords.Say(new("id", "stands there twice")));
        return plan;
    }

    private void TakeTheirs()
    {
        _edit.TakeTheirs();
        _checked = false;
        _faults.Clear();
        Look();
    }

    private void KeepMine() => _edit.KeepMine();
}
