using Plainmend.Domain.Help;

namespace Plainmend.Data;

/// <summary>An article of a company's knowledge base: plain text in both languages, with how it was found.</summary>
public sealed class ArticleRow
{
    public int TenantId { get; init; }
    public Guid Id { get; init; }
    public int Version { get; set; }
    public required string Title { get; set; }
    public required string TitleEn { get; set; }
    public required string Body { get; set; }
    public required string BodyEn { get; set; }
    /// <summary>Product lines it is about; none = every line.</summary>
    public required IReadOnlyList<string> Lines { get; set; }
    /// <summary>Kinds of faults it is about; none = every fault of its lines.</summary>
    public required IReadOnlyList<string> Faults { get; set; }
    public ArticleAudience Audience { get; set; }
    /// <summary>False while it is a draft.</summary>
    public bool Published { get; set; }
    /// <summary>False once it was removed.</summary>
    public bool Active { get; set; } = true;
    /// <summary>How many readers said it helped, how many that it did not. No version: a vote is no change of the article.</summary>
    public int Helped { get; set; }
    public int NotHelped { get; set; }
    /// <summary>How many reports it made unnecessary.</summary>
    public int Solved { get; set; }
}
