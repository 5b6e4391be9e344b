using Microsoft.AspNetCore.Components;
using Plainmend.Actions.Imports;
using Plainmend.Components.Shared;
using Plainmend.Domain.Tables;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>Brings tables in: a file is looked at row by row, then written at once or not at all.</summary>
public sealed partial class Imports : AdminPage
{
    private readonly FieldFaults _faults = new(), _looks = new();
    private ImportPlan? _plan;
    private Guid _file;
    private bool _written;
    private int _round;
    private string? _said;

    [Inject] private ImportActions Actions { get; set; } = default!;
    /// <summary>The kind of table, in lower case.</summary>
    [Parameter] public string? What { get; set; }

    private ImportKind Kind => Enum.GetValues<ImportKind>().FirstOrDefault(k => string.Equals(k.ToString(), What, StringComparison.OrdinalIgnoreCase));

    private ImportHeads Heads => new(ImportWords.Words(Kind));

    protected override async Task OnParametersSetAsync()
    {
        await base.OnParametersSetAsync();
        // Another kind reads the same file otherwise: it is looked at anew.
        if (_plan is not null && _plan.Kind != Kind) Blank();
    }

    protected override Task ReadAsync(CancellationToken stop) => Task.CompletedTask;

    private static string AddressOf(ImportKind kind) => $"/admin/import/{kind.ToString().ToLowerInvariant()}";

    private static int Changing(ImportPlan plan) => plan.Count(ImportOutcome.New) + plan.Count(ImportOutcome.Changed);

    private void Chosen(IReadOnlyList<Guid> files) => _file = files.Count > 0 ? files[^1] : Guid.Empty;

    private void Blank()
    {
        (_plan, _written, _said) = (null, false, null);
        _faults.Clear();
        _looks.Clear();
    }

    private async Task LookAsync()
    {
        Blank();
        if (Viewer is not { } viewer) return;
        if (_file == Guid.Empty) _looks.Add("File", ImportText.LookFirst);
        else await _looks.TryAsync(async () => _plan = await Actions.PreviewAsync(viewer, Kind, _file, Heads, Gone));
    }

    private async Task WriteAsync()
    {
        _faults.Clear();
        if (Viewer is not { } viewer || _plan is not { } seen || _written) return;
        if (!await _faults.TryAsync(async () => _plan = await Actions.WriteAsync(viewer, Kind, _file, Heads, seen, Gone)))
        {
            await _looks.TryAsync(async () => _plan = await Actions.PreviewAsync(viewer, Kind, _file, Heads, Gone));
            return;
        }
        (_written, _file, _round) = (true, Guid.Empty, _round + 1);
        _said = ImportText.Written.With(_plan.Count(ImportOutcome.New), _plan.Count(ImportOutcome.Changed), _plan.Count(ImportOutcome.Unchanged));
    }
}
