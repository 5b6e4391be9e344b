using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

// Articles of the knowledge base: a link or the text is put behind what was typed, to be edited and sent like anything else.
public sealed partial class Composer
{
    private bool _reading;

    private void OpenArticles() => (_reading, _picking) = (!_reading, false);

    private void CloseArticles() => (_reading, _refocus) = (false, true);

    private void PutArticle(string text)
    {
        CloseArticles();
        Put(_toCustomer, text);
    }

    // Refused rather than cut: half an answer helps nobody.
    private bool Put(bool toCustomer, string text)
    {
        var typed = _texts[toCustomer] == "/" ? "" : _texts[toCustomer];
        var whole = typed.Length == 0 ? text : $"{typed.TrimEnd()}\n{text}";
        if (whole.Length > CannedActions.Longest)
        {
            _refused = RefusalText.For(new RefusedException(Refusal.BadText, "Text", CannedActions.Longest));
            return false;
        }
        (_texts[toCustomer], _refused) = (whole, null);
        if (_toCustomer == toCustomer) (_start, _round) = (whole, _round + 1);
        return true;
    }
}
