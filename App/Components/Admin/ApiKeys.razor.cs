using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Where an administrator gives another program its key and takes it away.</summary>
public sealed partial class ApiKeys : AdminPage
{
    private IReadOnlyList<ApiKeyRow>? _keys;
    private string _label = "";
    private ApiRight _right;
    private string? _new, _fault;
    private bool _copied;

    [Inject] private ApiKeyReads Reads { get; set; } = default!;
    [Inject] private ApiKeyActions Actions { get; set; } = default!;
    [Inject] private IJSRuntime Browser { get; set; } = default!;

    protected override async Task ReadAsync(CancellationToken stop)
    {
        if (Viewer is { } viewer) _keys = await Reads.ListAsync(viewer.Tenant, stop);
    }

    // One handler for every drawing: the choice must not be lost while the label before it is still being drawn.
    private void Choose(ChangeEventArgs chosen) => _right = Enum.Parse<ApiRight>((string)chosen.Value!);

    private Task CreateAsync() => ActAsync(async viewer =>
    {
        _new = await Actions.CreateAsync(viewer, _label, _right, Gone);
        (_copied, _label) = (false, "");
    });

    private Task RevokeAsync(ApiKeyRow key) => ActAsync(async viewer =>
    {
        await Actions.RevokeAsync(viewer, key.Id, Gone);
        _new = null;
    });

    private async Task CopyAsync()
    {
        await Browser.InvokeVoidAsync("navigator.clipboard.writeText", Gone, _new);
        _copied = true;
    }

    private async Task ActAsync(Func<Access.Viewer, Task> act)
    {
        if (Viewer is not { } viewer) return;
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

    private static string Word(ApiRight right) => right switch
    {
        ApiRight.SendUsage => AdminText.ApiRightUsage,
        ApiRight.ReadBills => AdminText.ApiRightBills,
        ApiRight.Tickets => AdminText.ApiRightTickets,
        _ => AdminText.ApiRightWork,
    };
}
