using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain;
using Plainmend.Domain.Replies;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>What one act for many tickets has to know. What is plainly missing is said here, before any ticket is touched.</summary>
public sealed partial class BulkForm
{
    private IReadOnlyList<BulkTechnician> _technicians = [];
    private CannedShelf? _shelf;
    private Guid _technician, _canned;
    private string _reason = "", _add = "", _remove = "";
    private Priority _priority = Priority.Normal;
    private PauseReason _pause = PauseReason.WaitingCustomer;
    private DateTime? _until;
    private string? _refused;

    [Parameter, EditorRequired] public BulkKind Kind { get; set; }
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>How many tickets are chosen.</summary>
    [Parameter] public int Count { get; set; }
    /// <summary>The company's time zone.</summary>
    [Parameter] public string Zone { get; set; } = "";
    [Parameter] public EventCallback<BulkPlan> OnGo { get; set; }
    [Parameter] public EventCallback OnEnd { get; set; }
    [Inject] private BulkReads Bulk { get; set; } = default!;
    [Inject] private CannedReads Shelf { get; set; } = default!;
    [Inject] private DeskTicketReads Tickets { get; set; } = default!;
    [Inject] private ReportActions Reports { get; set; } = default!;
    [Inject] private PublicAddress Public { get; set; } = default!;

    private IReadOnlyList<CannedView> Texts => _shelf?.Texts ?? [];
    private CannedView? Chosen => Texts.FirstOrDefault(t => t.Id == _canned);

    protected override async Task OnInitializedAsync()
    {
        if (Kind == BulkKind.Assign) _technicians = await Bulk.TechniciansAsync(Viewer, CancellationToken.None);
        if (Kind == BulkKind.Reply) _shelf = await Shelf.ShelfAsync(Viewer, CancellationToken.None);
    }

    private Task SendAsync()
    {
        try
        {
            _refused = null;
            return OnGo.InvokeAsync(Plan());
        }
        catch (RefusedException refused)
        {
            _refused = RefusalText.For(refused);
            return Task.CompletedTask;
        }
    }

    private BulkPlan Plan()
    {
        var word = BulkKinds.Word(Kind);
        return Kind switch
        {
            BulkKind.Assign => BulkPlan.Same(word, new BulkAct.Assign(_technician == Guid.Empty ? throw Missing("Technician") : _technician, _reason)),
            BulkKind.AssignByRule => BulkPlan.Same(word, new BulkAct.AssignByRule()),
            BulkKind.Tag => BulkPlan.Same(word, Tags()),
            BulkKind.Prioritise => BulkPlan.Same(word, new BulkAct.Prioritise(_priority)),
            BulkKind.Hold => BulkPlan.Same(word, new BulkAct.PutOnHold(_pause, _until is { } until ? LocalTime.Instant(until, Zone) : null, _reason)),
            BulkKind.Resume => BulkPlan.Same(word, new BulkAct.Resume()),
            BulkKind.Reply => new(word, ReplyPlan(Chosen ?? throw Missing("Canned"), _shelf!)),
            BulkKind.CloseFree => BulkPlan.Same(word, new BulkAct.CloseFree()),
            BulkKind.Reject => BulkPlan.Same(word, new BulkAct.Reject(TextGate.Needed(_reason, "Reason", 300))),
            _ => BulkPlan.Same(word, new BulkAct.Cancel(TextGate.Needed(_reason, "Reason", 300))),
        };
    }

    private BulkAct.Tag Tags()
    {
        var (add, remove) = (Pick.Words(_add), Pick.Words(_remove));
        foreach (var tag in add) TagRules.Clean(tag);
        return add.Count + remove.Count == 0 ? throw Missing("Tags") : new(add, remove);
    }

    // Said to each customer in his language, with his own number and time. A place his ticket cannot fill refuses his ticket alone.
    private Func<BulkTicket, CancellationToken, Task<BulkAct>> ReplyPlan(CannedView text, CannedShelf shelf) => async (ticket, stop) =>
    {
        var view = await Tickets.ReadAsync(Viewer, ticket.Id, stop) ?? throw new RefusedException(Refusal.NotFound);
        var asksForLink = Placeholders.In(text.In(CannedWords.ReadsChinese(view, toCustomer: true))).Contains(Placeholders.Link);
        var link = asksForLink ? Public.Track(await Reports.IssueLinkAsync(Viewer.Tenant, view.Id, Viewer.Actor, stop)) : null;
        var words = CannedWords.Fill(text, view, shelf, Viewer, toCustomer: true, link, name => throw new RefusedException(Refusal.PlaceEmpty, $"{{{name}}}"));
        return new BulkAct.ReplyCanned(words, text.Id, text.Version);
    };

    private static RefusedException Missing(string field) => new(Refusal.Required, field);
}
