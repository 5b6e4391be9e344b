using System.Globalization;
using Plainmend.Domain.Automation;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;

namespace Plainmend.Components.Desk;

/// <summary>Where somebody is at the desk, as the address says: view, sort, filters, page, open ticket.</summary>
/// <param name="Number">Number of the open ticket, <see cref="New"/> for the report form, null for none.</param>
public sealed record DeskPlace(DeskQuery Query, string? Number)
{
    /// <summary>Stands in the address instead of a ticket number while a report is taken in.</summary>
    public const string New = "new";

    public bool IsNew => Number == New;

    /// <summary>Reads an address; what it does not understand counts as not said.</summary>
    public static DeskPlace From(string? view, string? sort, string? text, string? district, string? line, int? page, string? number, string? tag = null, string? field = null) => new(
        new(Read(view, DeskView.Open), Read(sort, DeskSort.Due), (text ?? "").Trim() is { Length: <= 100 } sought ? sought : "", Said(district), Said(line), Math.Max(1, page ?? 1), Said(tag), Field(field)),
        Said(number));

    /// <summary>The same place with another question; always its first page.</summary>
    public DeskPlace Asking(DeskQuery query) => this with { Query = query with { Page = 1 } };

    public string ToUri()
    {
        var plain = new DeskQuery();
        var said = new List<string>();
        void Say(string name, object? value, object? usual)
        {
            if (value is not null && !Equals(value, usual)) said.Add($"{name}={Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!)}");
        }
        Say("view", Written(Query.View), Written(plain.View));
        Say("sort", Written(Query.Sort), Written(plain.Sort));
        Say("q", Query.Text, "");
        Say("district", Query.District, null);
        Say("line", Query.Line, null);
        Say("tag", Query.Tag, null);
        // A code holds no colon; a value may.
        Say("field", Query.Field is { } field ? $"{field.Code}:{field.Value}" : null, null);
        Say("page", Query.Page, 1);
        return "/desk" + (Number is null ? "" : $"/{Uri.EscapeDataString(Number)}") + (said.Count == 0 ? "" : "?" + string.Join('&', said));
    }

    private static string Written<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Read<T>(string? text, T usual) where T : struct, Enum =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : usual;

    private static FieldIs? Field(string? said) => said?.Split(':', 2) is [{ Length: > 0 } code, { Length: > 0 and <= CustomField.Longest } value] ? new(code, value) : null;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
