namespace Plainmend.Domain.Tables;

/// <summary>What can be taken away as a table.</summary>
public enum ExportKind { Devices, Customers, Technicians, Parts, Tickets }

/// <summary>The columns of the tables that are taken away.</summary>
public static class ExportColumns
{
    /// <summary>In the order in which they stand. What can be brought in has the same columns, so that a table may come back.</summary>
    public static IReadOnlyList<string> Of(ExportKind kind) => kind switch
    {
        ExportKind.Devices => Of(ImportKind.Devices),
        ExportKind.Technicians => [.. Of(ImportKind.Technicians), "Active"],
        ExportKind.Parts => Of(ImportKind.Parts),
        ExportKind.Customers => ["Name", "Phone", "District", "Address", "Email", "Tickets", "LastReport"],
        _ =>
        [
            "TicketNumber", "State", "Channel", "Priority", "Line", "Fault", "SubmittedAt", "EndedAt", "Name", "Phone", "District", "Address", "Serial", "Model", "Description",
            "Technician", "Resolution", "Proposed", "Credits", "Currency", "Stars", "Reopened",
        ],
    };

    private static IReadOnlyList<string> Of(ImportKind kind) => [.. ImportColumn.Of(kind).Select(c => c.Field)];
}
