using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What an administrator says about a product line.</summary>
public sealed record LineEntry(string Name, string NameEn, int WarrantyMonths, bool Active)
{
    internal void Fill(Product product)
    {
        product.Name = TextGate.Needed(Name, nameof(Name), 80);
        product.NameEn = CatalogueWords.English(NameEn, product.Name);
        product.WarrantyMonths = CatalogueWords.Within(nameof(WarrantyMonths), WarrantyMonths, 0, 600);
        product.Active = Active;
    }
}

/// <summary>What an administrator says about a kind of fault.</summary>
/// <param name="LabourMinor">Agreed labour price in minor units.</param>
/// <param name="Part">SKU of the part usually needed; empty when none is.</param>
/// <param name="PhotosNeeded">True when the work is finished only with a photo of it.</param>
/// <param name="Steps">Steps of every job, in their order; null or empty = none.</param>
public sealed record FaultEntry(
    string Name, string NameEn, ServiceMode Mode, int Minutes, long LabourMinor, string Part, bool Urgent, bool Active, bool PhotosNeeded = false, IReadOnlyList<ChecklistStep>? Steps = null)
{
    internal void Fill(Fault fault)
    {
        fault.Name = TextGate.Needed(Name, nameof(Name), 80);
        fault.NameEn = CatalogueWords.English(NameEn, fault.Name);
        fault.Mode = Mode;
        fault.TypicalMinutes = CatalogueWords.Within(nameof(Minutes), Minutes, 1, 10_000);
        fault.LabourMinor = LabourMinor is >= 0 and <= 100_000_000 ? LabourMinor : throw new RefusedException(Refusal.OutOfRange, "Price", 0, 1_000_000);
        fault.PartSku = TextGate.Clean(Part, nameof(Part), 60) is { Length: > 0 } sku ? sku : null;
        fault.Urgent = Urgent;
        fault.PhotosNeeded = PhotosNeeded;
        fault.Steps = Listed(Steps ?? []);
        fault.Active = Active;
    }

    private static IReadOnlyList<ChecklistStep> Listed(IReadOnlyList<ChecklistStep> steps)
    {
        if (steps.Count > ChecklistStep.Most) throw new RefusedException(Refusal.OutOfRange, "Steps", 0, ChecklistStep.Most);
        return [.. steps.Select((s, n) => s with { Text = CatalogueWords.Both(s.Text, $"Step:{n + 1}", 200) })];
    }
}

/// <summary>What an administrator says about a device in the field.</summary>
/// <param name="Owner">Whose it is and where it stands; null when unknown.</param>
public sealed record DeviceEntry(string Line, string Model, string Serial, DateOnly? PurchasedOn, DateOnly? WarrantyUntil, Contact? Owner = null)
{
    /// <summary>The same with its texts fit to be stored.</summary>
    internal DeviceEntry Clean() => this with
    {
        Model = TextGate.Needed(Model, nameof(Model), 80),
        Serial = TextGate.Needed(Serial, nameof(Serial), 80),
        Owner = Owner is null ? null : new(
            TextGate.Needed(Owner.Name, nameof(Owner.Name), 80), TextGate.Needed(Owner.Phone, nameof(Owner.Phone), 40),
            TextGate.Clean(Owner.District, nameof(Owner.District), 60), TextGate.Clean(Owner.Address, nameof(Owner.Address), 300)),
    };

    /// <summary>Registers a device of which this was said; the caller saves.</summary>
    internal Device Add(AppDb db, Actor by, DateTimeOffset now)
    {
        var device = new Device { TenantId = db.Tenant, Id = Guid.CreateVersion7(now), Line = Line, Model = Model, Serial = Serial, PurchasedOn = PurchasedOn, WarrantyUntil = WarrantyUntil, Owner = Owner, Version = 1 };
        db.Devices.Add(device);
        db.Note(Subjects.Catalogue, device.Id, 1, "DeviceAdded", new { device.Serial }, by, now);
        return device;
    }

    /// <summary>Brings a known device to what was said; its line and serial number stay. What was left out stays too.</summary>
    /// <returns>False when that changes nothing.</returns>
    internal bool Change(AppDb db, Device device, Actor by, DateTimeOffset now)
    {
        var (bought, until, owner) = (PurchasedOn ?? device.PurchasedOn, WarrantyUntil ?? device.WarrantyUntil, Owner ?? device.Owner);
        if ((device.Model, device.PurchasedOn, device.WarrantyUntil, device.Owner) == (Model, bought, until, owner)) return false;
        (device.Model, device.PurchasedOn, device.WarrantyUntil, device.Owner) = (Model, bought, until, owner);
        device.Version++;
        db.Note(Subjects.Catalogue, device.Id, device.Version, "DeviceChanged", new { device.Serial }, by, now);
        return true;
    }
}

/// <summary>What an administrator says about a service contract.</summary>
/// <param name="Serial">Serial number of the device it is for.</param>
/// <param name="Total">Hours or visits, above zero; visits are whole.</param>
public sealed record ContractEntry(string Number, string Serial, ContractKind Kind, decimal Total, DateOnly From, DateOnly Until);

/// <summary>How codes and names of the catalogue are written.</summary>
internal static partial class CatalogueWords
{
    /// <summary>A code in lower case, such as <c>fridge.not-cooling</c>.</summary>
    public static string Code(string? typed, string field, int most)
    {
        var code = TextGate.Needed(typed, field, most).ToLowerInvariant();
        return Shape().IsMatch(code) ? code : throw new RefusedException(Refusal.BadForm, field);
    }

    /// <summary>The English name; the only name when none is given.</summary>
    public static string English(string? typed, string name) => TextGate.Clean(typed, "NameEn", 80) is { Length: > 0 } english ? english : name;

    /// <summary>Words in both languages; the Chinese ones for both when no English is given.</summary>
    public static Bilingual Both(Bilingual typed, string field, int most)
    {
        var zh = TextGate.Needed(typed.Zh, field, most);
        return new(zh, TextGate.Clean(typed.En, field, most) is { Length: > 0 } en ? en : zh);
    }

    public static int Within(string field, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new RefusedException(Refusal.OutOfRange, field, least, most);

    [GeneratedRegex("^[a-z0-9][a-z0-9._-]*$")]
    private static partial Regex Shape();
}
