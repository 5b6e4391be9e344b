using System.Text;

namespace Plainmend.Domain.Billing;

/// <summary>Amounts in the capital numerals Chinese invoices carry: 2,745.67 → 贰仟柒佰肆拾伍元陆角柒分.</summary>
public static class Capitals
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>In yuan, jiao and fen; ends in 整 where no fen follow. Refuses other currencies.</summary>
    public static string Of(Money money)
    {
        if (money.Currency != Currency.Cny) throw new ArgumentException("Capital numerals are for CNY.", nameof(money));
        var fen = Math.Abs(money.MinorUnits);
        var (yuan, jiao, cents) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        var text = new StringBuilder(money.Amount < 0m ? "负" : "");
        if (yuan > 0 || fen == 0) text.Append(yuan == 0 ? "零" : Whole(yuan)).Append('元');
        if (jiao > 0) text.Append(Digits[jiao]).Append('角');
        else if (cents > 0 && yuan > 0) text.Append('零');
        return cents > 0 ? text.Append(Digits[cents]).Append('分').ToString() : text.Append('整').ToString();
    }

    // Groups of four digits; a gap of zeros anywhere between digits is said once.
    private static string Whole(long yuan)
    {
        var text = new StringBuilder();
        var gap = false;
        var digits = ((Exact)yuan).ToString();
        var spoken = false;
        for (var n = 0; n < digits.Length; n++)
        {
            var (digit, place) = (digits[n] - '0', digits.Length - 1 - n);
            if (digit == 0) gap = true;
            else
            {
                if (gap && text.Length > 0) text.Append('零');
                text.Append(Digits[digit]).Append(Places[place % 4]);
                (gap, spoken) = (false, true);
            }
            if (place % 4 != 0) continue;
            if (spoken) text.Append(Groups[place / 4]);
            spoken = false;
        }
        return text.ToString();
    }
}
