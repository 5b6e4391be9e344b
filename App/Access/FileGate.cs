using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Access;

/// <summary>The gate every file from outside passes: bounded, of a kind that may be attached by its content, safely named.</summary>
public static class FileGate
{
    /// <summary>The file as it may be stored.</summary>
    /// <param name="name">As the sender's machine called it.</param>
    /// <exception cref="RefusedException"><see cref="Refusal.FileEmpty"/>, <see cref="Refusal.FileTooLarge"/> or <see cref="Refusal.FileNotAllowed"/>, naming the file.</exception>
    public static Attached Admit(Guid id, string? name, ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty) throw new RefusedException(Refusal.FileEmpty, FileName.Shown(name));
        if (content.Length > Attached.MostBytes) throw TooLarge(name);
        var kind = FileKinds.Of(content) ?? throw new RefusedException(Refusal.FileNotAllowed, FileName.Shown(name));
        return new(id, FileName.Safe(name, kind), kind, content.Length);
    }

    /// <summary>The refusal of a file that is not even read to its end.</summary>
    public static RefusedException TooLarge(string? name) => new(Refusal.FileTooLarge, FileName.Shown(name), Attached.MostBytes / 1024 / 1024);
}
