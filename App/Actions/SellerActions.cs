using System.Text.RegularExpressions;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;

namespace Plainmend.Actions;

/// <summary>What the operator of the installation says about himself on the invoices he issues.</summary>
public sealed partial class SellerActions(IWriter writer, TimeProvider clock)
{
    /// <summary>Publishes it and returns the version it got. Invoices issued before keep what they were issued under.</summary>
    /// <param name="seen">The version the change began from; 0 while there is none.</param>
    /// <exception cref="RefusedException">Not an administrator or finance of the operator; a field is missing or not written as it must be; somebody published meanwhile.</exception>
    public Task<int> PublishAsync(Viewer by, int seen, Seller seller, CancellationToken stop) => writer.WriteAsync(by.Tenant, async (db, s) =>
    {
        await InvoiceActions.RequireOperatorAsync(db, by, s);
        var clean = new Seller(TextGate.Needed(seller.TaxNumber, nameof(seller.TaxNumber), 40), TextGate.Needed(seller.Address, nameof(seller.Address), 200));
        if (!Number().IsMatch(clean.TaxNumber)) throw new RefusedException(Refusal.BadForm, nameof(seller.TaxNumber));
        await db.LockAsync("seller", s);
        var version = await RuleBook.LatestVersionAsync<Seller>(db, s);
        if (version != seen) throw new RefusedException(Refusal.SomeoneWasFaster);
        var now = clock.GetUtcNow();
        db.Rules.Add(new RuleDocument { TenantId = db.Tenant, Kind = RuleBook.KindOf<Seller>(), Version = ++version, From = now, Json = StoredJson.Write(clean) });
        db.Note(Subjects.Rules, CompanyActions.SubjectOf(db.Tenant, RuleBook.KindOf<Seller>()), version, "SellerPublished", clean, by.Actor, now);
        await db.SaveChangesAsync(s);
        return version;
    }, stop);

    [GeneratedRegex("^[0-9A-Za-z][0-9A-Za-z -]*\\z")]
    private static partial Regex Number();
}
