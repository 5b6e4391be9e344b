using Microsoft.EntityFrameworkCore;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tables;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions.Imports;

/// <summary>
/// How one kind of table is taken over. A preview runs it on a context that cannot save and throws the context away; the
/// act runs the very same and saves. There is no second way in which a row could be judged.
/// </summary>
internal abstract class RowImport(AppDb db, Actor by, DateTimeOffset now)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    protected AppDb Db => db;
    protected Actor By => by;
    protected DateTimeOffset Now => now;

    /// <summary>The column the rows are known by.</summary>
    public abstract string KeyField { get; }

    /// <summary>Reads once what all rows are held against.</summary>
    public abstract Task BeginAsync(IReadOnlyList<string> keys, CancellationToken stop);

    /// <summary>Judges one row and, unless it is refused, carries it out in the context.</summary>
    /// <exception cref="RefusedException">It cannot be taken over; nothing of it stays.</exception>
    public ImportOutcome Take(ImportRow row)
    {
        var key = KeyOf(row[KeyField]);
        if (key.Length > 0 && !_keys.Add(key)) throw new RefusedException(Refusal.TwiceInList, KeyField, key);
        return Carry(row);
    }

    /// <summary>What is left to do once all rows were taken.</summary>
    public virtual Task EndAsync(CancellationToken stop) => Task.CompletedTask;

    /// <summary>A key as it is compared.</summary>
    public virtual string KeyOf(string typed) => typed.Normalize(System.Text.NormalizationForm.FormC).Trim();

    protected abstract ImportOutcome Carry(ImportRow row);

    /// <summary>Product lines by code and by both names.</summary>
    protected async Task<Dictionary<string, string>> LinesAsync(CancellationToken stop)
    {
        var lines = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        // Codes last: where a name is another line's code, the code counts.
        var products = await db.Products.OrderBy(p => p.Id).ToListAsync(stop);
        foreach (var (word, line) in products.SelectMany(p => new[] { (p.Name, p.Line), (p.NameEn, p.Line) }).Concat(products.Select(p => (p.Line, p.Line)))) lines[word] = line;
        return lines;
    }

    /// <summary>The line these words mean.</summary>
    protected static string LineOf(Dictionary<string, string> lines, string field, string typed) =>
        typed.Length == 0 ? throw new RefusedException(Refusal.Required, field) : lines.GetValueOrDefault(typed) ?? throw new RefusedException(Refusal.NotInCatalogue, field, typed);
}
