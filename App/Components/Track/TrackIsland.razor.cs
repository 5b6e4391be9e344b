using Microsoft.AspNetCore.Components;
using Plainmend.Domain;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Track;

/// <summary>The live part of the tracking page.</summary>
public sealed partial class TrackIsland : LiveComponent
{
    private readonly HashSet<string> _open = [];
    private string? _fault;
    private Topic? _topic;

    /// <summary>The secret of the link; asked again at every reading.</summary>
    [Parameter, EditorRequired] public string Secret { get; set; } = "";
    [Inject] private TrackReads Reads { get; set; } = default!;
    [Inject] private Actions.LinkActions Links { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    private TrackView? View { get; set; }

    protected override Topic? Topic => _topic;

    protected override bool Moves => View?.Labour is not null;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        if (RendererInfo.IsInteractive && _topic is null && await Reads.OpensAsync(Secret, Gone) is { } ticket)
        {
            _topic = new(ticket.Tenant, ticket.TicketId);
            await BeginAsync();
        }
        await base.SetParametersAsync(ParameterView.Empty);
    }

    protected override async Task ReadAsync(CancellationToken stop) => View = await Reads.ReadAsync(Secret, stop);

    private async Task<bool> ActAsync(Func<Task> act)
    {
        _fault = null;
        try
        {
            await act();
        }
        catch (RefusedException refused)
        {
            _fault = RefusalText.For(refused);
        }
        await RefreshAsync();
        return _fault is null;
    }

    private async Task GoOnAsync() => await ActAsync(async () => Navigation.NavigateTo($"/t/{await Links.GoOnAsync(Secret, Gone)}", forceLoad: true));

    // Without script everything stands in the page, closed by the browser.
    private bool IsOpen(string key) => !RendererInfo.IsInteractive || _open.Contains(key);

    // Explanations are drawn when they are opened: closed ones cost no memory on a page that is held by thousands.
    private void Toggle(string key)
    {
        if (!_open.Remove(key)) _open.Add(key);
    }
}
