namespace Plainmend.Live;

/// <summary>What a screen watches: one thing of a company, or everything of a company.</summary>
public readonly record struct Topic(int Tenant, Guid? SubjectId = null);
