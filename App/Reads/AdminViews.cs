using Plainmend.Domain.Assignment;
using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;

namespace Plainmend.Reads;

/// <summary>A person as the administration shows him.</summary>
/// <param name="Work">His skills, area and hours; null when he never was a technician.</param>
/// <param name="HasPassword">False for demo people, who are entered by one click.</param>
public sealed record AdminPerson(Guid Id, int Version, string Name, string NameEn, string Login, Role Role, bool Active, bool HasPassword, Technician? Work);

/// <summary>Everybody on the staff, and the words to describe technicians with.</summary>
public sealed record AdminPeople(IReadOnlyList<AdminPerson> People, IReadOnlyList<AdminChoice> Lines, string Zone);

/// <summary>A product line to choose.</summary>
public sealed record AdminChoice(string Code, Bilingual Name);

/// <summary>A product line with its faults.</summary>
public sealed record AdminLine(Guid Id, int Version, string Code, string Name, string NameEn, int WarrantyMonths, bool Active, IReadOnlyList<AdminFault> Faults);

/// <summary>A kind of fault.</summary>
public sealed record AdminFault(
    Guid Id, int Version, string Line, string Code, string Name, string NameEn, ServiceMode Mode, int Minutes, long LabourMinor, string? Part, bool Urgent, bool Active, bool PhotosNeeded, IReadOnlyList<ChecklistStep> Steps);

/// <summary>What the company repairs.</summary>
/// <param name="Skus">Article numbers of the price list, to choose a part from.</param>
public sealed record AdminCatalogue(IReadOnlyList<AdminLine> Lines, IReadOnlyList<string> Skus, string Currency);

/// <summary>A device in the field.</summary>
public sealed record AdminDevice(Guid Id, string Line, Bilingual LineName, string Model, string Serial, DateOnly? PurchasedOn, DateOnly? WarrantyUntil, IReadOnlyList<AdminContract> Contracts, Domain.Tickets.Contact? Owner);

/// <summary>A service contract of a device and what is left of it.</summary>
public sealed record AdminContract(string Number, ContractKind Kind, decimal Total, decimal Left, DateOnly From, DateOnly Until);

/// <summary>A page of devices.</summary>
/// <param name="All">How many there are in all that match.</param>
public sealed record AdminDevices(IReadOnlyList<AdminDevice> Shown, int All, IReadOnlyList<AdminChoice> Lines);

/// <summary>What stands on a device's label.</summary>
/// <param name="Path">Where its code leads, from the site's root.</param>
public sealed record AdminLabel(string Path, Bilingual Company, string Hotline, Bilingual LineName, string Model, string Serial);

/// <summary>A document of rules: the newest version, and who published which when.</summary>
/// <param name="Number">The newest version; 0 when none was published.</param>
/// <param name="Current">The newest version itself; null when none was published.</param>
/// <param name="History">Newest first.</param>
public sealed record AdminDocument<T>(int Number, T? Current, IReadOnlyList<AdminVersion> History, string Zone, string Currency) where T : class;

/// <summary>One version of a document.</summary>
/// <param name="At">In the company's own time.</param>
public sealed record AdminVersion(int Number, DateTimeOffset At, string Author);
