using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>One canned text.</summary>
/// <param name="For">For whom it is; null = everybody at the desk.</param>
/// <param name="Priority">Set when it is sent; null leaves it.</param>
/// <param name="Tags">Added when it is sent.</param>
public sealed record CannedView(Guid Id, int Version, string Title, string Text, string TextEn, Role? For, Priority? Priority, IReadOnlyList<string> Tags)
{
    /// <summary>True when sending it does more than send it.</summary>
    public bool Acts => Priority is not null || Tags.Count > 0;

    /// <summary>The text in this language; in the other one when there is no such.</summary>
    public string In(bool chinese) => (chinese ? Text : TextEn) is { Length: > 0 } wanted ? wanted : Text + TextEn;
}

/// <summary>What the composer offers, and what its texts say of the company.</summary>
public sealed record CannedShelf(Bilingual Company, string Hotline, IReadOnlyList<CannedView> Texts);

/// <summary>The company's canned texts.</summary>
public sealed class CannedReads(Db store)
{
    /// <summary>Every text, by title; null when this is not for the viewer.</summary>
    public async Task<IReadOnlyList<CannedView>?> ListAsync(Viewer? viewer, CancellationToken stop)
    {
        if (!AdminReads.Opens(viewer)) return null;
        await using var db = store.Read(viewer!.Tenant);
        return await TextsAsync(db.Canned, stop);
    }

    /// <summary>What this person may use.</summary>
    /// <exception cref="Domain.RefusedException">This person does not work at the desk.</exception>
    public async Task<CannedShelf> ShelfAsync(Viewer viewer, CancellationToken stop)
    {
        DeskReads.Admit(viewer);
        await using var db = store.Read(viewer.Tenant);
        var company = await db.Tenants.Where(t => t.Id == viewer.Tenant).Select(t => new { t.Name, t.NameEn, t.Hotline }).SingleAsync(stop);
        var mine = viewer.Role == Role.Admin ? db.Canned : db.Canned.Where(c => c.For == null || c.For == viewer.Role);
        return new(new(company.Name, company.NameEn), company.Hotline, await TextsAsync(mine, stop));
    }

    private static async Task<IReadOnlyList<CannedView>> TextsAsync(IQueryable<CannedRow> rows, CancellationToken stop) =>
        [.. (await rows.Where(c => c.Active).ToListAsync(stop)).OrderBy(c => c.Title, StringComparer.CurrentCulture).ThenBy(c => c.Id)
            .Select(c => new CannedView(c.Id, c.Version, c.Title, c.Text, c.TextEn, c.For, c.Priority, c.Tags))];
}
