namespace Plainmend.Components.Desk;

/// <summary>Something done that can be taken back.</summary>
/// <param name="Said">What was done, in the reader's words.</param>
/// <param name="TakeAsync">Takes it back; answers with the sentence of a refusal, or null.</param>
public sealed record Undo(string Said, Func<Task<string?>> TakeAsync);

/// <summary>Tries an act on the open ticket and brings the page up to date either way; answers with the sentence of a refusal, or null.</summary>
public delegate Task<string?> Attempt(Func<CancellationToken, Task> act);
