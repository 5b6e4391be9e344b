using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Live;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Wall;

/// <summary>Where a supervisor gives a screen its link and takes it away.</summary>
public sealed partial class Walls : LiveComponent
{
    private IReadOnlyList<WallLink> _links = [];
    private Viewer? _viewer;
    private string _label = "";
    private string? _address, _fault;
    private bool _copied;

    /// <summary>The code of a waiting screen, from the picture it shows.</summary>
    [SupplyParameterFromQuery(Name = "code")] private string? Code { get; set; }
    [CascadingParameter] private Task<AuthenticationState> Session { get; set; } = default!;
    [Inject] private WallReads Reads { get; set; } = default!;
    [Inject] private WallActions Actions { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private IJSRuntime Browser { get; set; } = default!;

    protected override Topic? Topic => _viewer is { } viewer ? new(viewer.Tenant) : null;

    protected override async Task OnInitializedAsync() => _viewer = Viewer.From((await Session).User);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (_viewer is { } viewer) _links = await Reads.LinksAsync(viewer.Tenant, stop);
    }

    private Task CreateAsync() => ActAsync(async viewer =>
    {
        var secret = await Actions.CreateAsync(viewer.Tenant, _label, viewer.Actor, Gone);
        (_address, _copied, _label) = (Navigation.ToAbsoluteUri($"wall/{secret}").ToString(), false, "");
    });

    private Task RevokeAsync(WallLink link) => ActAsync(async viewer =>
    {
        await Actions.RevokeAsync(viewer.Tenant, link.Id, viewer.Actor, Gone);
        _address = null;
    });

    private async Task CopyAsync()
    {
        await Browser.InvokeVoidAsync("navigator.clipboard.writeText", Gone, _address);
        _copied = true;
    }

    private async Task ActAsync(Func<Viewer, Task> act)
    {
        if (_viewer is not { } viewer) return;
        _fault = null;
        try
        {
            await act(viewer);
        }
        catch (RefusedException refused)
        {
            _fault = RefusalText.For(refused);
        }
        await RefreshAsync();
    }
}
