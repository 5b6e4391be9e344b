using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;

namespace Plainmend.Actions;

/// <summary>How the operator took a company's document away.</summary>
public enum InvoiceForm
{
    /// <summary>The sheet.</summary>
    Pdf,
    /// <summary>Its lines as a table.</summary>
    Csv,
    /// <summary>The sealed statement with its usage.</summary>
    Json,
    /// <summary>The statement, read by the browser that checks it.</summary>
    Verify,
}

/// <summary>Writes into a company's own log who of the operator opened which of its documents, before it is handed out.</summary>
public sealed class InvoiceOpenings(IWriter writer, TimeProvider clock)
{
    /// <summary>Writes one opening.</summary>
    /// <param name="number">The document's number, or its id while it is a draft.</param>
    /// <exception cref="RefusedException">Not an administrator or finance of the operator.</exception>
    public Task NoteAsync(Viewer by, int company, string number, InvoiceForm form, CancellationToken stop) => writer.WriteAsync(company, async (db, s) =>
    {
        await InvoiceActions.RequireOperatorAsync(db, by, s);
        var now = clock.GetUtcNow();
        db.Note(Subjects.Invoice, Guid.CreateVersion7(now), 1, "InvoiceOpened", new { number, form }, by.Actor, now);
        await db.SaveChangesAsync(s);
    }, stop);
}
