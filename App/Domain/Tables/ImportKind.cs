namespace Plainmend.Domain.Tables;

/// <summary>What a table brings in.</summary>
public enum ImportKind
{
    /// <summary>Devices in the field with the customers they stand at; known by serial number.</summary>
    Devices,
    /// <summary>Technicians with skills and districts; known by sign-in name, mostly a telephone number.</summary>
    Technicians,
    /// <summary>Parts of the price list; known by part number, and published as its next version.</summary>
    Parts,
    /// <summary>Tickets that were closed before this desk was used; known by their old number.</summary>
    Tickets,
}

/// <summary>What became, or would become, of one row.</summary>
public enum ImportOutcome { New, Changed, Unchanged, Refused }
