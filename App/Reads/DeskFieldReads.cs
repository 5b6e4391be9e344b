using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>The company's custom fields, as the desk filters its list by them.</summary>
public sealed class DeskFieldReads(Db store, RuleBook rules)
{
    /// <summary>Those in use, in their order.</summary>
    /// <exception cref="RefusedException">This person does not work at the desk.</exception>
    public async Task<IReadOnlyList<CustomField>> AllAsync(Viewer viewer, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        return [.. (await rules.FieldsAsync(db, stop)).Fields.Where(f => f.Active)];
    }
}
