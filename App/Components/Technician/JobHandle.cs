using Plainmend.Access;

namespace Plainmend.Components.Technician;

/// <summary>What the parts of a job's page act through: the page does the act, shows a refusal, and reads again.</summary>
/// <param name="Do">Carries out an act; the text is what was typed for it and is shown again when it is refused. True when it was done.</param>
/// <param name="InTurn">The same for an act that may be tapped while another is under way: it waits for it. A tap must not be two acts by its key.</param>
public sealed record JobHandle(
    Viewer Who, Guid Ticket, Func<string?, Func<CancellationToken, Task>, Task<bool>> Do, Func<Func<CancellationToken, Task>, Task<bool>> InTurn);
