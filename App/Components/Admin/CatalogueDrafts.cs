using Plainmend.Components.Shared;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of a product line as typed.</summary>
public sealed class LineDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string Warranty { get; set; } = "12";
    public bool Active { get; set; } = true;

    public static LineDraft Of(AdminLine? line) => line is null ? new() :
        new() { Code = line.Code, Name = line.Name, NameEn = line.NameEn, Warranty = Pick.Typed(line.WarrantyMonths), Active = line.Active };

    public LineEntry Entry(FieldFaults faults) => new(
        faults.Needed("Name", AdminText.Name, Name), NameEn, faults.Whole("WarrantyMonths", AdminText.Warranty, Warranty, 0, 600), Active);
}

/// <summary>The form of a fault as typed.</summary>
public sealed class FaultDraft
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
    public string Mode { get; set; } = nameof(ServiceMode.Visit);
    public string Minutes { get; set; } = "60";
    public string Labour { get; set; } = "0";
    public string Part { get; set; } = "";
    public bool Urgent { get; set; }
    public bool PhotosNeeded { get; set; }
    public List<StepDraft> Steps { get; private init; } = [];
    public bool Active { get; set; } = true;

    public static FaultDraft Of(AdminFault? fault, string line) => fault is null ? new() { Code = $"{line}." } : new()
    {
        Code = fault.Code, Name = fault.Name, NameEn = fault.NameEn, Mode = fault.Mode.ToString(), Minutes = Pick.Typed(fault.Minutes),
        Labour = Pick.Typed(fault.LabourMinor / 100m), Part = fault.Part ?? "", Urgent = fault.Urgent, PhotosNeeded = fault.PhotosNeeded, Steps = StepDraft.Of(fault.Steps), Active = fault.Active,
    };

    public FaultEntry Entry(FieldFaults faults) => new(
        faults.Needed("Name", AdminText.Name, Name), NameEn, Enum.Parse<ServiceMode>(Mode), faults.Whole("Minutes", AdminText.TypicalMinutes, Minutes, 1, 10_000),
        (long)(faults.Number("Price", AdminText.LabourPrice, Labour, 0, 1_000_000) * 100m), Part, Urgent, Active, PhotosNeeded, StepDraft.Read(Steps, faults));
}
