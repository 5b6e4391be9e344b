namespace Plainmend.Access;

/// <summary>Who sent a file and may therefore name it in an act.</summary>
public static class AttachmentHolder
{
    /// <summary>Whoever holds a tracking link of the ticket.</summary>
    public const string Customer = "customer";

    /// <summary>A member of the staff.</summary>
    public static string Of(Viewer who) => $"member:{who.Id:N}";

    /// <summary>Whoever fills in the report form that was given this key. Only the key's hash is kept.</summary>
    public static string OfForm(string key) => $"form:{Convert.ToHexString(LinkSecret.Hash(key))}";
}
