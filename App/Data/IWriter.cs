namespace Plainmend.Data;

/// <summary>
/// The one way in. An act opens nothing itself: it is handed a context inside a transaction, loads, calls the model and
/// saves once. Its answer is given, and its bells are rung, only after the commit. A refusal leaves nothing behind.
/// </summary>
public interface IWriter
{
    /// <summary>Carries out one act for one company.</summary>
    /// <param name="tenant">The company whose rows the act may see and change.</param>
    /// <param name="act">May be run more than once when the database asks for another try; has no other effects.</param>
    /// <param name="stop">Gives up waiting; an act that has begun is finished.</param>
    Task<T> WriteAsync<T>(int tenant, Func<AppDb, CancellationToken, Task<T>> act, CancellationToken stop);
}

/// <summary>Acts without an answer.</summary>
public static class Writing
{
    public static Task WriteAsync(this IWriter writer, int tenant, Func<AppDb, CancellationToken, Task> act, CancellationToken stop) =>
        writer.WriteAsync<bool>(tenant, async (db, s) => { await act(db, s); return true; }, stop);
}
