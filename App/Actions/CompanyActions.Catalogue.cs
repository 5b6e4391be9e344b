using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;

namespace Plainmend.Actions;

/// <summary>What an administrator does about product lines, faults and devices.</summary>
public sealed partial class CompanyActions
{
    /// <summary>Adds a product line and returns its number.</summary>
    public async Task<Guid> AddLineAsync(Viewer by, string? code, LineEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var product = new Product { TenantId = by.Tenant, Id = Guid.CreateVersion7(clock.GetUtcNow()), Line = CatalogueWords.Code(code, "Code", 60), Name = "", NameEn = "", Version = 1 };
        entry.Fill(product);
        await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            if (await db.Products.AnyAsync(p => p.Line == product.Line, s)) throw new RefusedException(Refusal.AlreadyTaken, "Code");
            db.Products.Add(product);
            db.Note(Subjects.Catalogue, product.Id, 1, "ProductAdded", new { product.Line, product.Name }, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
        return product.Id;
    }

    /// <summary>Changes a product line; its code stays.</summary>
    public Task ChangeLineAsync(Viewer by, Guid id, int seen, LineEntry entry, CancellationToken stop) =>
        ChangeProductAsync(by.Tenant, id, seen, entry.Fill, by.RequireAdmin(), stop);

    /// <summary>Adds a kind of fault to a product line and returns its number.</summary>
    public async Task<Guid> AddFaultAsync(Viewer by, string line, string? code, FaultEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var fault = new Fault
        {
            TenantId = by.Tenant, Id = Guid.CreateVersion7(clock.GetUtcNow()), Line = line, Code = CatalogueWords.Code(code, "Code", 80), Name = "", NameEn = "", Version = 1,
        };
        entry.Fill(fault);
        await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            if (!await db.Products.AnyAsync(p => p.Line == line, s)) throw new RefusedException(Refusal.NotFound);
            if (await db.Faults.AnyAsync(f => f.Code == fault.Code, s)) throw new RefusedException(Refusal.AlreadyTaken, "Code");
            db.Faults.Add(fault);
            db.Note(Subjects.Catalogue, fault.Id, 1, "FaultAdded", new { fault.Code, fault.Name }, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
        }, stop);
        return fault.Id;
    }

    /// <summary>Changes a kind of fault; its code and its line stay.</summary>
    public Task ChangeFaultAsync(Viewer by, Guid id, int seen, FaultEntry entry, CancellationToken stop) =>
        ChangeFaultAsync(by.Tenant, id, seen, entry.Fill, by.RequireAdmin(), stop);

    /// <summary>Registers a device and returns its number. Serial numbers are unique within the company.</summary>
    public async Task<Guid> AddDeviceAsync(Viewer by, DeviceEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var said = entry.Clean();
        return await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            if (!await db.Products.AnyAsync(p => p.Line == said.Line, s)) throw new RefusedException(Refusal.Required, "Line");
            if (await db.Devices.AnyAsync(d => d.Serial == said.Serial, s)) throw new RefusedException(Refusal.AlreadyTaken, "Serial");
            var device = said.Add(db, actor, clock.GetUtcNow());
            await db.SaveChangesAsync(s);
            return device.Id;
        }, stop);
    }

    /// <summary>Enters a service contract on a device and returns its id. It covers reports from now on.</summary>
    /// <exception cref="RefusedException">A field is wrong (named); no such device; the number is taken.</exception>
    public async Task<Guid> AddContractAsync(Viewer by, ContractEntry entry, CancellationToken stop)
    {
        var actor = by.RequireAdmin();
        var (number, serial, now) = (TextGate.Needed(entry.Number, "Contract", 60), TextGate.Needed(entry.Serial, "Serial", 80), clock.GetUtcNow());
        if (entry.Total is <= 0m or > 10_000m || (entry.Kind == ContractKind.Visits && entry.Total != decimal.Truncate(entry.Total))) throw new RefusedException(Refusal.OutOfRange, "Total", 1, 10_000);
        if (entry.Until < entry.From) throw new RefusedException(Refusal.EndsBeforeItBegins, "Until");
        var id = Guid.CreateVersion7(now);
        await writer.WriteAsync(by.Tenant, async (db, s) =>
        {
            var device = await db.Devices.SingleOrDefaultAsync(d => d.Serial == serial, s) ?? throw new RefusedException(Refusal.Required, "Serial");
            if (await db.Contracts.AnyAsync(c => c.Number == number, s)) throw new RefusedException(Refusal.AlreadyTaken, "Contract");
            db.Contracts.Add(new() { TenantId = by.Tenant, Id = id, Number = number, DeviceId = device.Id, Kind = entry.Kind, Total = entry.Total, From = entry.From, Until = entry.Until });
            db.Note(Subjects.Catalogue, id, 1, "ContractAdded", new { number, serial, entry.Total }, actor, now);
            await db.SaveChangesAsync(s);
        }, stop);
        return id;
    }
}
