namespace Plainmend.Reads;

/// <summary>Personal data as far as it may be shown outside the staff.</summary>
public static class Masked
{
    /// <summary>138****5678; short numbers keep their last two digits only.</summary>
    public static string Phone(string phone)
    {
        var digits = phone.Trim();
        if (digits.Length < 8) return new string('*', Math.Max(0, digits.Length - 2)) + digits[Math.Max(0, digits.Length - 2)..];
        return $"{digits[..3]}****{digits[^4..]}";
    }

    /// <summary>张* and J*: the first character, then one star.</summary>
    public static string Name(string name) => name.Length == 0 ? "" : $"{char.ConvertFromUtf32(char.ConvertToUtf32(name, 0))}*";
}
