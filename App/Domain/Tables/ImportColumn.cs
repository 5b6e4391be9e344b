using Plainmend.Domain.Billing;

namespace Plainmend.Domain.Tables;

/// <summary>A column of a table that is brought in.</summary>
/// <param name="Field">The name by which refusals call it.</param>
/// <param name="Needed">True when the table is refused without it.</param>
/// <param name="Name">What the company calls it, for its own fields; null for the fixed ones.</param>
public sealed record ImportColumn(string Field, bool Needed = false, Bilingual? Name = null)
{
    /// <summary>The columns of a kind in the order of its template.</summary>
    public static IReadOnlyList<ImportColumn> Of(ImportKind kind) => kind switch
    {
        ImportKind.Devices => [new("Serial", true), new("Line", true), new("Model", true), new("PurchasedOn"), new("WarrantyUntil"), new("Name"), new("Phone"), new("District"), new("Address")],
        ImportKind.Technicians => [new("Login", true), new("Name", true), new("NameEn"), new("Skills", true), new("Districts"), new("Certificates"), new("JobsPerDay"), new("JobsAtOnce")],
        ImportKind.Parts => [new("Part", true), new("Name", true), new("NameEn"), new("Price", true), new("TaxRate")],
        _ =>
        [
            new("Number", true), new("SubmittedAt", true), new("EndedAt", true), new("Line", true), new("Fault", true), new("Description", true), new("Resolution", true),
            new("Name", true), new("Phone", true), new("District", true), new("Address"), new("Serial"), new("Model"), new("Total"), new("Covered"),
        ],
    };

    /// <summary>Most rows of one table. Past tickets are written with their log and their words to search by, so fewer fit into one act.</summary>
    public static int MostRows(ImportKind kind) => kind switch { ImportKind.Tickets => 1000, ImportKind.Parts => 500, _ => 5000 };
}
