using Plainmend.Domain.Assignment;

namespace Plainmend.Domain.Automation;

/// <summary>How a run ended. The name is stored within <see cref="AutomationReport"/>.</summary>
public enum AutomationOutcome { Done, Partly, Failed, Stopped }

/// <summary>One deed of a run. The reason is null when it was done.</summary>
/// <param name="Against">Of an assignment: what speaks against the technician.</param>
public sealed record AutomationStep(AutomationDeed Deed, Refusal? Why, ExclusionReason? Against = null);

/// <summary>What matched, and what came of it.</summary>
/// <param name="Stop">Why nothing was tried; null when it was.</param>
public sealed record AutomationReport(IReadOnlyList<AutomationCondition> Matched, IReadOnlyList<AutomationStep> Steps, AutomationStop? Stop);
