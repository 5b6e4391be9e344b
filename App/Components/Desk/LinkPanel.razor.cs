using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What belongs to the open ticket, each as it stands now, and what may belong to it. It listens to the whole company, for the tickets that stand here and for those that might.</summary>
public sealed partial class LinkPanel
{
    private LinkedView? _linked;
    private LinkForm _form;
    private string? _into, _refused;
    private string _reason = "";

    [Parameter, EditorRequired] public DeskTicketView View { get; set; } = default!;
    [Parameter, EditorRequired] public FactPlace At { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    [Parameter, EditorRequired] public Attempt Attempt { get; set; } = default!;
    [Parameter] public Action<Undo>? Undo { get; set; }
    [Inject] private LinkReads Reads { get; set; } = default!;
    [Inject] private LinkActions Links { get; set; } = default!;

    protected override Topic? Topic => new(Viewer.Tenant);
    protected override TimeSpan Gap => TimeSpan.FromSeconds(1);

    // Any other ticket comes in only when it is reported, put right or opened again.
    protected override bool Matters(Guid subject, string kind) => subject == View.Id || kind is nameof(Submitted) or nameof(DetailsEdited) or nameof(Reopened)
        || _linked is { } shown && shown.Links.Select(l => l.Ticket).Concat(shown.Alike).Any(t => t.Id == subject);

    private bool May => View.May(TicketAct.Link);

    protected override async Task ReadAsync(CancellationToken stop) => _linked = await Reads.ReadAsync(Viewer, View.Id, stop);

    private static TicketLook LookOf(BesideTicket one) => TicketLook.Of(one.State, one.Visit, one.Held);

    // Nothing goes into what has ended, and what has ended goes nowhere.
    private bool CanMerge(BesideTicket into) => into.State.IsOpen() && (View.May(TicketAct.Reject) || View.May(TicketAct.Cancel));

    private void Open(LinkForm form) => (_form, _refused) = (_form == form ? LinkForm.None : form, null);

    private void AskMerge(string into) => (_form, _into, _refused, _reason) = (LinkForm.Merge, into, null, DeskText.MergeReason.With(into));

    private Task CloseAsync()
    {
        (_form, _refused) = (LinkForm.None, null);
        return RefreshAsync();
    }

    private async Task MergeAsync()
    {
        _refused = await Attempt(stop => Links.MergeAsync(Viewer, View.Id, _into!, _reason, stop));
        if (_refused is null) await CloseAsync();
    }

    private async Task UnlinkAsync(LinkedTicket link)
    {
        _refused = await Attempt(stop => Links.UnlinkAsync(Viewer, View.Id, link.Ticket.Id, stop));
        if (_refused is null)
            Undo?.Invoke(new(DeskText.Unlinked.With(link.Ticket.Number), () => Attempt(stop => Links.LinkAsync(Viewer, View.Id, link.Kind, link.Ticket.Number, stop))));
        await RefreshAsync();
    }

    private enum LinkForm { None, Link, Split, Merge }
}
