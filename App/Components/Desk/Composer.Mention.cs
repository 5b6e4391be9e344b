using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

// An @ in a note asks whom it calls. Who types the name himself calls as well: the act looks at the words.
public sealed partial class Composer
{
    private IReadOnlyList<Callable>? _callable;

    // Within a word, as in an address, an @ calls nobody.
    private bool Calls(string before, string text) =>
        !_toCustomer && text.Length > before.Length && text[^1] is '@' or '＠' && (text.Length == 1 || !char.IsAsciiLetterOrDigit(text[^2]));

    private async Task AskWhomAsync() => _callable = await Reads.CallableAsync(Viewer, View.Id, CancellationToken.None);

    private void CloseWhom() => (_callable, _refocus) = (null, true);

    private void Call(Callable person)
    {
        CloseWhom();
        var text = _texts[false];
        var at = text.LastIndexOfAny(['@', '＠']);
        var whole = $"{(at < 0 ? text : text[..at])}@{(Language.IsChinese ? person.Name : person.NameEn)} ";
        if (whole.Length > 2000) return;
        _texts[false] = whole;
        if (!_toCustomer) (_start, _round) = (whole, _round + 1);
    }
}
