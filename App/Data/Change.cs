namespace Plainmend.Data;

/// <summary>
/// A bell: says that something changed, never what. <paramref name="Number"/> rises by one with every event of a tenant,
/// in commit order and without gaps, so anybody who missed one can tell.
/// </summary>
public readonly record struct Change(int Tenant, long Number, string Subject, Guid SubjectId, string Kind);

/// <summary>Where bells are rung after a commit. The one arrow from the data upward, so that no act can forget it.</summary>
public interface IChangeSink
{
    void Ring(IReadOnlyList<Change> changes);
}
