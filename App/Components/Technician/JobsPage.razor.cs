using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Plainmend.Access;
using Plainmend.Components.Shared;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Technician;

/// <summary>A technician's day on his telephone. A new offer appears, and is spoken, by itself.</summary>
public sealed partial class JobsPage : LiveComponent
{
    private JobList? _list;
    private Viewer? _viewer;

    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;
    [Inject] private TechnicianReads Reads { get; set; } = default!;
    [Inject] private Announcements Spoken { get; set; } = default!;

    protected override Topic? Topic => _viewer is { } viewer ? new(viewer.Tenant) : null;
    protected override TimeSpan Gap => TimeSpan.FromMilliseconds(500);

    protected override async Task OnInitializedAsync() => _viewer = Viewer.From((await Session).User);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (_viewer is not { } viewer) return;
        var before = _list;
        _list = await Reads.JobsAsync(viewer, stop);
        if (before is null) return;
        foreach (var offer in _list.Offers.Where(o => before.Offers.All(b => b.Id != o.Id)))
            Spoken.Say(TechnicianText.OfferCame.With(TechnicianWords.Say(offer.Product), TechnicianWords.Say(offer.Fault), offer.District));
    }
}
