namespace Plainmend.Domain.Sla;

/// <summary>Keeps whole numbers of settings inside their range.</summary>
internal static class Bounds
{
    /// <summary>The value itself when it lies in [least, most], both included; otherwise refused by the field's name.</summary>
    public static int Keep(string field, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new RefusedException(Refusal.OutOfRange, field, least, most);

    /// <summary>Refuses a list in which one key stands twice.</summary>
    public static void RefuseTwice<T>(string field, IEnumerable<T> keys) where T : notnull
    {
        var seen = new HashSet<T>();
        foreach (var key in keys)
            if (!seen.Add(key)) throw new RefusedException(Refusal.TwiceInList, field, key);
    }
}
