using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;
using SkiaSharp;

namespace Plainmend.Http.Paper;

/// <summary>An invoice or credit note as a PDF: what the sheet on the screen says, in the reader's language.</summary>
internal sealed class InvoicePaper(InvoiceView view, Tenant payer, DateOnly today, ChineseFont fonts)
{
    private const float QuantityEnds = 410f, ItemWidth = 240f;

    private Statement Statement => view.File.Statement;
    private string Kind => view.Item.Kind == StatementKind.CreditNote ? BillText.CreditNote : BillText.Statement;
    private string Number => view.Item.Number.Length == 0 ? BillText.Draft : view.Item.Number;

    public byte[] Print()
    {
        using var to = new MemoryStream();
        var about = new SKDocumentPdfMetadata { Title = $"{Kind} {Number}", Author = BillText.Issuer, Creator = SharedText.AppName, Creation = (view.Item.FinalAt ?? Statement.Period?.EndsAt)?.UtcDateTime };
        using (var document = SKDocument.CreatePdf(to, about))
        {
            using var sheet = new Sheet(document, fonts, $"{SharedText.AppName} · {Number}");
            Head(sheet);
            Lines(sheet);
            Sums(sheet);
            Foot(sheet);
            sheet.End();
            document.Close();
        }
        return to.ToArray();
    }

    private void Head(Sheet sheet)
    {
        sheet.Need(260f);
        sheet.From(Sheet.Left, SharedText.AppName, Type.Brand);
        sheet.Until(Sheet.Right, Kind, Type.Title);
        sheet.Down(26f);
        sheet.From(Sheet.Left, BillText.Issuer, Type.Label);
        sheet.Until(Sheet.Right, Number, Type.Body);
        sheet.Down(30f);
        if (view.Seller is { } seller)
        {
            Row(sheet, BillText.Seller, seller.NameIn(Language.IsChinese));
            Row(sheet, BillText.TaxNumber, seller.TaxNumber);
            Row(sheet, BillText.SellerAddress, seller.Address);
        }
        Row(sheet, BillText.To, payer.NameIn(Language.IsChinese));
        Row(sheet, BillText.PeriodWord, BillWords.Period(view.Item.First, view.Item.End));
        Row(sheet, BillText.IssuedOn, view.Item.FinalAt is { } at ? Day(at) : SharedText.Unknown);
        Row(sheet, BillText.DueOn, view.Item.DueOn is { } due ? DateFormat.Day(due) : SharedText.Unknown);
        Row(sheet, BillText.State, InvoiceWords.State(view.Item.Kind, view.Item.State, view.Item.DueOn, today));
        if (view.Item.Corrects is { } corrects) Row(sheet, BillText.CreditNote, $"{BillText.CreditOn.With(corrects)} {view.Item.Reason}".TrimEnd());
    }

    private void Lines(Sheet sheet)
    {
        sheet.Down(14f);
        LineHead(sheet);
        foreach (var line in Statement.Lines)
        {
            var (name, purpose) = (sheet.Broken(BillWords.Say(line.Name), ItemWidth, Type.Body), sheet.Broken(BillWords.Say(line.Purpose), ItemWidth, Type.Small));
            sheet.Need(name.Count * Type.Body.Line + purpose.Count * Type.Small.Line + 10f);
            sheet.Down(5f);
            sheet.Until(QuantityEnds, BillWords.Quantity(line), Type.Body);
            sheet.Until(Sheet.Right, MoneyFormat.Of(line.Printed.ToDecimal(), Statement.Currency.Code), Type.Body);
            Write(sheet, name, Type.Body);
            Write(sheet, purpose, Type.Small);
            sheet.Down(4f);
            sheet.Rule();
        }
    }

    private static void LineHead(Sheet sheet)
    {
        sheet.Need(60f);
        sheet.From(Sheet.Left, BillText.Item, Type.Strong);
        sheet.Until(QuantityEnds, BillText.Quantity, Type.Strong);
        sheet.Until(Sheet.Right, BillText.Amount, Type.Strong);
        sheet.Down(18f);
        sheet.Rule();
    }

    // Never parted from one another: a total alone on a page would be a total of nothing.
    private void Sums(Sheet sheet)
    {
        var sums = InvoiceWords.Sums(view.File);
        sheet.Need(20f + sums.Count * 20f + 20f);
        sheet.Down(12f);
        foreach (var sum in sums) Row(sheet, sum.Label, sum.Amount, sum.Final ? Type.Sum : Type.Body);
        if (InvoiceWords.InCapitals(Statement) is { } capitals) Row(sheet, BillText.InCapitals, capitals);
    }

    private void Foot(Sheet sheet)
    {
        sheet.Down(10f);
        foreach (var payment in view.Payments)
            sheet.Paragraph(BillText.Payment.With(Day(payment.At), BillWords.Money(payment.Amount), BillWords.Method(payment.Method), payment.Reference), Type.Body);
        sheet.Need(70f);
        sheet.Down(10f);
        sheet.Rule();
        sheet.Down(6f);
        sheet.Paragraph(BillText.NotATaxInvoice, Type.Small);
        if (Statement.Seal is { } seal) sheet.Paragraph(BillText.Seal.With(seal), Type.Small);
        if (view.Chain is { } chain) sheet.Paragraph(BillText.Chained.With(chain), Type.Small);
    }

    private static void Row(Sheet sheet, string label, string value, Type? type = null)
    {
        var look = type ?? Type.Body;
        var lines = sheet.Broken(value, 380f, look);
        sheet.Need(lines.Count * look.Line + 3f);
        sheet.From(Sheet.Left, label, look.Bold ? look : Type.Label);
        foreach (var line in lines)
        {
            sheet.Until(Sheet.Right, line, look);
            sheet.Down(look.Line);
        }
        sheet.Down(3f);
    }

    private static void Write(Sheet sheet, IReadOnlyList<string> lines, Type type)
    {
        foreach (var line in lines)
        {
            sheet.From(Sheet.Left, line, type);
            sheet.Down(type.Line);
        }
    }

    private string Day(DateTimeOffset at) => DateFormat.Day(DateOnly.FromDateTime(at.In(payer.Zone).DateTime));
}
