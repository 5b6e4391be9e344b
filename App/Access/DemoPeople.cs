namespace Plainmend.Access;

/// <summary>A demo role on the sign-in page.</summary>
/// <param name="Id">What POST /account/demo receives as <c>personId</c>.</param>
/// <param name="Name">The person, in the reader's language.</param>
/// <param name="Role">What the person does, in the reader's language.</param>
/// <param name="Company">Where; people are grouped by it.</param>
public sealed record DemoPerson(string Id, string Name, string Role, string Company);

/// <summary>Who may be entered as with one click. Registered empty; the demo world registers a later one that asks its data.</summary>
public sealed class DemoPeople(Func<CancellationToken, Task<IReadOnlyList<DemoPerson>>> read)
{
    public static DemoPeople Nobody { get; } = new(_ => Task.FromResult<IReadOnlyList<DemoPerson>>([]));

    public Task<IReadOnlyList<DemoPerson>> ReadAsync(CancellationToken stop) => read(stop);
}
