using Plainmend.Access;
using Plainmend.Domain.Replies;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Desk;

/// <summary>Fills a canned text from the ticket, in the language of whoever will read it.</summary>
internal static class CannedWords
{
    /// <summary>True when the reader will read Chinese: the customer as he reported, the staff as the writer himself.</summary>
    public static bool ReadsChinese(DeskTicketView view, bool toCustomer) =>
        toCustomer ? !Equals(Language.For(view.Contact.Language), Language.English) : Language.IsChinese;

    /// <summary>The text to be edited. What the ticket does not have yet is marked, so that nobody sends a hole.</summary>
    /// <param name="link">The customer's link; asked for only by texts that name it.</param>
    /// <param name="missing">What stands where the ticket has nothing; null = the mark.</param>
    public static string Fill(CannedView text, DeskTicketView view, CannedShelf shelf, Viewer viewer, bool toCustomer, string? link, Func<string, string>? missing = null)
    {
        var chinese = ReadsChinese(view, toCustomer);
        return NoticeWords.In(chinese ? "zh-CN" : "en", () =>
        {
            var at = FactPlace.Of(view);
            var values = new Dictionary<string, string?>
            {
                [Placeholders.Customer] = view.Contact.Name,
                [Placeholders.Number] = view.Number,
                [Placeholders.Product] = view.Product.Said(),
                [Placeholders.Fault] = view.Fault.Said(),
                [Placeholders.Technician] = view.Technician,
                [Placeholders.Window] = view.Visit is { } visit ? at.Window(visit.Window) : null,
                [Placeholders.Link] = link,
                [Placeholders.Agent] = viewer.NameIn(chinese),
                [Placeholders.Company] = shelf.Company.Said(),
                [Placeholders.Hotline] = shelf.Hotline,
            };
            return Placeholders.Fill(text.In(chinese), values, missing ?? (name => DeskText.CannedMissing.With(name)));
        });
    }

    /// <summary>What goes with a text, in words.</summary>
    public static string Acts(CannedView text)
    {
        var acts = new List<string>();
        if (text.Priority is { } priority) acts.Add(DeskText.CannedPriority.With(DomainWords.Of(priority)));
        if (text.Tags.Count > 0) acts.Add(DeskText.CannedTags.With(string.Join(DeskText.ListComma, text.Tags)));
        return string.Join(DeskText.ListComma, acts);
    }
}
