using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>Devices with their customers. What a table leaves empty stays as it is known.</summary>
internal sealed class DeviceImport(AppDb db, Actor by, DateTimeOffset now) : RowImport(db, by, now)
{
    private static readonly string[] OwnerFields = ["Name", "Phone", "District", "Address"];
    private Dictionary<string, string> _lines = [];
    private Dictionary<string, Device> _known = [];

    public override string KeyField => "Serial";

    public override async Task BeginAsync(IReadOnlyList<string> keys, CancellationToken stop)
    {
        _lines = await LinesAsync(stop);
        _known = await Db.Devices.AsTracking().Where(d => keys.Contains(d.Serial)).ToDictionaryAsync(d => d.Serial, StringComparer.Ordinal, stop);
    }

    protected override ImportOutcome Carry(ImportRow row)
    {
        var owner = OwnerFields.All(f => row[f].Length == 0) ? null : new Contact(row["Name"], row["Phone"], row["District"], row["Address"]);
        var said = new DeviceEntry(LineOf(_lines, "Line", row["Line"]), row["Model"], row["Serial"], row.Day("PurchasedOn"), row.Day("WarrantyUntil"), owner).Clean();
        if (!_known.TryGetValue(said.Serial, out var device))
        {
            said.Add(Db, By, Now);
            return ImportOutcome.New;
        }
        if (device.Line != said.Line) throw new RefusedException(Refusal.AlreadyTaken, "Serial");
        return said.Change(Db, device, By, Now) ? ImportOutcome.Changed : ImportOutcome.Unchanged;
    }
}
