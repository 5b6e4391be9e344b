namespace Plainmend.Domain.Letters;

/// <summary>An e-mail that came in, as far as we read it.</summary>
/// <param name="MessageId">The sender's own name for it; the same letter fetched twice has the same.</param>
/// <param name="From">The address it claims to come from. Anybody can write any: it proves nothing by itself.</param>
/// <param name="FromName">The name beside it; may be empty.</param>
/// <param name="To">Every address of ours it may have been sent to.</param>
/// <param name="Text">Its words without HTML; what it quotes is still in it.</param>
/// <param name="ByMachine">True for out-of-office answers, bounces and lists: answering them would never end.</param>
/// <param name="Files">What was attached.</param>
public sealed record IncomingLetter(
    string MessageId, string From, string FromName, IReadOnlyList<string> To, string Subject, string Text, bool ByMachine, IReadOnlyList<LetterFile> Files);

/// <summary>A file in a letter, as its sender named it.</summary>
public sealed record LetterFile(string? Name, byte[] Content);

/// <summary>Why a letter waits for a person.</summary>
public enum LetterWhy
{
    /// <summary>It answers nothing: perhaps a new report.</summary>
    New,
    /// <summary>It came to a ticket's own address, but from somebody else.</summary>
    Stranger,
}

/// <summary>What became of a letter that waited.</summary>
public enum LetterState
{
    Waiting,
    /// <summary>Its words stand in a ticket.</summary>
    Filed,
    /// <summary>A person threw it away.</summary>
    Discarded,
}
