using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The company's canned texts: what they say, for whom they are, and what goes with them when they are sent.</summary>
public sealed partial class CannedTexts : AdminPage
{
    private readonly FieldFaults _faults = new();
    private IReadOnlyList<CannedView>? _texts;
    private CannedView? _editing;
    private CannedDraft _draft = new();
    private string? _said;

    [Inject] private CannedReads Reads { get; set; } = default!;
    [Inject] private CannedActions Actions { get; set; } = default!;

    private static IReadOnlyList<Pick> Roles => [new("", AdminText.CannedForAll), .. new[] { Role.Agent, Role.Supervisor, Role.Finance, Role.Admin }.Select(r => new Pick(r.ToString(), DomainWords.Of(r)))];

    private static IReadOnlyList<Pick> Priorities => [new("", AdminText.CannedPriorityStays), .. AdminWords.Choices<Priority>()];

    protected override async Task ReadAsync(CancellationToken stop) => _texts = await Reads.ListAsync(Viewer, stop);

    private static string Braced(string name) => $"{{{name}}}";

    private static string Facts(CannedView text)
    {
        var facts = new List<string> { text.For is { } role ? DomainWords.Of(role) : AdminText.CannedForAll };
        if (text.Priority is { } priority) facts.Add(AdminText.CannedSets.With(DomainWords.Of(priority)));
        if (text.Tags.Count > 0) facts.Add(AdminText.CannedAddsTags.With(Pick.Typed(text.Tags)));
        return string.Join(" · ", facts);
    }

    private void Blank()
    {
        (_editing, _draft, _said) = (null, new(), null);
        _faults.Clear();
    }

    private void Edit(CannedView text)
    {
        Blank();
        (_editing, _draft) = (text, CannedDraft.Of(text));
    }

    private async Task KeepAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is not { } viewer || !await _faults.TryAsync(() => Actions.KeepAsync(viewer, _editing?.Id, _editing?.Version ?? 0, _draft.Entry(), Gone), field => field == "Tag" ? "Tags" : field)) return;
        Blank();
        _said = AdminText.CannedSaved;
        await RefreshAsync();
    }

    private async Task RemoveAsync(CannedView text)
    {
        _faults.Clear();
        if (Viewer is not { } viewer) return;
        await _faults.TryAsync(() => Actions.RemoveAsync(viewer, text.Id, text.Version, Gone));
        if (_editing?.Id == text.Id) Blank();
        await RefreshAsync();
    }
}
