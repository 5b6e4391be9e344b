using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Domain.Replies;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

// Canned texts: chosen from a list, put behind what was typed, edited like anything else, sent with what goes with them.
public sealed partial class Composer
{
    private CannedShelf? _shelf;
    private CannedView? _macro;
    private bool _picking;

    [Inject] private CannedReads Shelf { get; set; } = default!;
    [Inject] private CannedActions Canned { get; set; } = default!;
    [Inject] private ReportActions Reports { get; set; } = default!;
    [Inject] private PublicAddress Public { get; set; } = default!;

    private async Task OpenPickerAsync()
    {
        if (_picking)
        {
            ClosePicker();
            return;
        }
        // Read at every opening: what was added meanwhile is there.
        _shelf = await Shelf.ShelfAsync(Viewer, CancellationToken.None);
        (_picking, _reading) = (true, false);
    }

    private void ClosePicker() => (_picking, _refocus) = (false, true);

    private async Task PickAsync(CannedView text)
    {
        var toCustomer = _toCustomer;
        string? link = null;
        try
        {
            if (Placeholders.In(text.In(CannedWords.ReadsChinese(View, toCustomer))).Contains(Placeholders.Link))
                link = Public.Track(await Reports.IssueLinkAsync(Viewer.Tenant, View.Id, Viewer.Actor, CancellationToken.None));
        }
        catch (RefusedException refused)
        {
            _refused = RefusalText.For(refused);
            return;
        }
        var filled = CannedWords.Fill(text, View, _shelf!, Viewer, toCustomer, link);
        ClosePicker();
        if (Put(toCustomer, filled)) _macro = text;
    }
}
