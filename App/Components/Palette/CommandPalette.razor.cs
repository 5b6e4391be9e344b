using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Plainmend.Access;
using Plainmend.Components.Desk;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Palette;

/// <summary>The command palette: places at once, tickets as soon as the typing pauses; only what its person may open.</summary>
public sealed partial class CommandPalette : IDisposable
{
    private const int MostTickets = 8;
    private const int LeastLetters = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private Viewer? _viewer;
    private int _at;
    private IReadOnlyList<PaletteEntry> _entries = [];
    private CancellationTokenSource? _asking;

    [CascadingParameter] private Task<AuthenticationState>? Session { get; set; }
    [Inject] private DeskReads Desk { get; set; } = default!;
    [Inject] private TechnicianReads Jobs { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    // What the eye reads on the button stands in its name, for who speaks to it.
    private static string Named => $"{SharedText.Palette} {SharedText.PaletteKey}";

    private string Placeholder => _viewer?.Role == Role.Technician ? SharedText.PaletteHintJobs : SharedText.PaletteHint;

    private string Said => _asking is not null ? SharedText.Loading : _entries.Count == 0 ? SharedText.PaletteNothing : SharedText.PaletteKeys;

    private static string Id(int at) => FormattableString.Invariant($"palette-{at}");

    private async Task OpenAsync()
    {
        _viewer = Session is null ? null : Viewer.From((await Session).User);
        if (_viewer is not null) Show(PalettePlaces.Of(_viewer));
    }

    private void Close()
    {
        Forget();
        _viewer = null;
    }

    // The field keeps its own text: sent back by the server, it would arrive late and undo what was typed since.
    private async Task TypeAsync(ChangeEventArgs e)
    {
        if (_viewer is not { } viewer) return;
        Forget();
        var text = ((string?)e.Value ?? "").Trim();
        var places = PalettePlaces.Of(viewer).Where(p => p.Fits(text.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Show(places);
        if (text.Length < LeastLetters) return;
        using var asking = _asking = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Clock, asking.Token);
            var tickets = await TicketsAsync(viewer, text, asking.Token);
            if (_asking == asking) Show([.. tickets, .. places]);
        }
        catch (OperationCanceledException) when (asking.IsCancellationRequested) { }
        finally
        {
            if (_asking == asking) _asking = null;
        }
    }

    private void Press(KeyboardEventArgs e)
    {
        // Enter that takes a Chinese word is no choice.
        if (e.IsComposing || _entries.Count == 0) return;
        switch (e.Key)
        {
            case "ArrowDown": _at = (_at + 1) % _entries.Count; break;
            case "ArrowUp": _at = (_at + _entries.Count - 1) % _entries.Count; break;
            case "Enter": Go(_entries[_at]); break;
        }
    }

    private void Go(PaletteEntry entry)
    {
        Close();
        Navigation.NavigateTo(entry.Href);
    }

    private void Show(IReadOnlyList<PaletteEntry> entries) => (_entries, _at) = (entries, 0);

    private async Task<IEnumerable<PaletteEntry>> TicketsAsync(Viewer viewer, string text, CancellationToken stop)
    {
        if (viewer.Role != Role.Technician)
            return (await Desk.FindAsync(viewer, text, MostTickets, stop)).Select(r => new PaletteEntry($"/desk/{r.Number}", $"{r.Number} {RowWords.Fault(r)}", r.District, RowWords.Look(r)));
        var jobs = await Jobs.JobsAsync(viewer, stop);
        return jobs.Offers.Concat(jobs.Today).Concat(jobs.Later).Concat(jobs.Done).Where(j => j.Number.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(MostTickets)
            .Select(j => new PaletteEntry($"/jobs/{j.Number}", $"{j.Number} {j.Product.Said()} {j.Fault.Said()}", j.District, TicketLook.Of(j.State, j.Visit, j.Held)));
    }

    private void Forget()
    {
        _asking?.Cancel();
        _asking = null;
    }

    public void Dispose() => Forget();
}
