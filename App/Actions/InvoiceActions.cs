using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>
/// Platform invoices: an ended period becomes a draft, then, after a time of grace, a final document with a number, a
/// seal and a link to the one before. Closing twice, crashing in between or two schedulers at once give one invoice.
/// </summary>
public sealed class InvoiceActions(IWriter writer, RuleBook rules, Closing closing, TimeProvider clock)
{
    /// <summary>After a period's end its draft stays open this long for usage that is still on its way.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Days in which an invoice is to be paid.</summary>
    public const int PayableDays = 14;

    // Years back to which a payment may still be dated.
    private const int LongestAgo = 2;

    /// <summary>Brings every ended period of a company one step on, as far as the clock allows.</summary>
    /// <returns>How many steps were made.</returns>
    public async Task<int> CloseAsync(int tenant, CancellationToken stop)
    {
        var steps = 0;
        // Each step is its own transaction: what was closed stays closed when a later one fails.
        while (await writer.WriteAsync(tenant, StepAsync, stop)) steps++;
        return steps;
    }

    /// <summary>Records money for a final invoice that arrived now. The same reference of the same method is refused.</summary>
    /// <exception cref="RefusedException">Not the operator; the invoice is not open; more than is due; the reference is known.</exception>
    public Task PayAsync(Viewer by, int tenant, Guid invoiceId, long amountMinor, string method, string reference, CancellationToken stop) =>
        PayAsync(by, tenant, invoiceId, currency => new(Money.FromMinorUnits(amountMinor, currency), method, reference, clock.GetUtcNow()), stop);

    /// <summary>Records money that arrived for a final invoice. What was credited of it is not due any more.</summary>
    /// <exception cref="RefusedException">Not the operator; the invoice is not open; more than is due; another currency; a day to come; the reference is known.</exception>
    public Task PayAsync(Viewer by, int tenant, Guid invoiceId, PaymentReceived received, CancellationToken stop) => PayAsync(by, tenant, invoiceId, _ => received, stop);

    private Task PayAsync(Viewer by, int tenant, Guid invoiceId, Func<Currency, PaymentReceived> arrived, CancellationToken stop) => ActAsync(by, tenant, invoiceId, (db, invoice, credited, now) =>
    {
        if (invoice is not { State: InvoiceState.Final, Kind: StatementKind.Subscription }) throw new RefusedException(Refusal.InvoiceState, invoice.State);
        var received = arrived(new(invoice.Currency));
        if (received.Amount.Currency.Code != invoice.Currency) throw new RefusedException(Refusal.BadForm, "Currency");
        var (amountMinor, left) = (received.Amount.MinorUnits, invoice.DueMinor - invoice.PaidMinor - credited);
        if (amountMinor <= 0) throw new RefusedException(Refusal.OutOfRange, "Amount", 0.01m, left / 100m);
        if (amountMinor > left) throw new RefusedException(Refusal.PaidTooMuch, Money.FromMinorUnits(left, new(invoice.Currency)));
        Receive(db, invoice.Id, received, now);
        invoice.PaidMinor += amountMinor;
        if (amountMinor == left) invoice.State = InvoiceState.Paid;
        return "InvoicePaid";
    }, stop);

    /// <summary>Records prepaid credit that arrived now; the next invoices use it up.</summary>
    public Task TopUpAsync(Viewer by, int tenant, long amountMinor, string currency, string method, string reference, CancellationToken stop) =>
        TopUpAsync(by, tenant, new(Money.FromMinorUnits(amountMinor, new(currency)), method, reference, clock.GetUtcNow()), stop);

    /// <summary>Records prepaid credit; the next invoices use it up.</summary>
    /// <exception cref="RefusedException">Not the operator; nothing or less; a day to come; the reference is known.</exception>
    public Task TopUpAsync(Viewer by, int tenant, PaymentReceived received, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await RequireOperatorAsync(db, by, s);
        if (received.Amount.MinorUnits <= 0) throw new RefusedException(Refusal.OutOfRange, "Amount", 0.01m, Limits.Amount);
        var now = clock.GetUtcNow();
        Receive(db, null, received, now);
        db.Note(Subjects.Invoice, Guid.CreateVersion7(now), 1, "CreditReceived", new { amountMinor = received.Amount.MinorUnits, received.Method, received.Reference }, by.Actor, now);
        await SaveOnceAsync(db, s);
    }, stop);

    /// <summary>Withdraws an invoice of which nothing was paid or credited; it keeps its number, and its period is billed again.</summary>
    public Task VoidAsync(Viewer by, int tenant, Guid invoiceId, string reason, CancellationToken stop) => ActAsync(by, tenant, invoiceId, (_, invoice, credited, _) =>
    {
        if (credited > 0 || invoice is not { State: InvoiceState.Final, PaidMinor: 0, Kind: StatementKind.Subscription }) throw new RefusedException(Refusal.InvoiceState, invoice.State);
        invoice.Reason = TextGate.Needed(reason, "Reason", 300);
        // Frees the period for a new invoice.
        (invoice.State, invoice.ClosingKey) = (InvoiceState.Void, $"void:{invoice.Number}");
        return "InvoiceVoided";
    }, stop);

    /// <summary>Credits parts of a final invoice by a note of its own; what the invoice says never changes, and an open one is settled when nothing is left to pay.</summary>
    /// <param name="credits">Line keys and amounts in whole currency units, above zero.</param>
    public Task<Guid> CreditAsync(Viewer by, int tenant, Guid invoiceId, IReadOnlyList<(string Key, decimal Amount)> credits, string reason, CancellationToken stop) =>
        writer.WriteAsync(tenant, async (db, s) =>
        {
            await RequireOperatorAsync(db, by, s);
            await db.LockAsync("invoices", s);
            var invoice = await LoadAsync(db, invoiceId, s);
            if (invoice is not { State: InvoiceState.Final or InvoiceState.Paid, Kind: StatementKind.Subscription }) throw new RefusedException(Refusal.InvoiceState, invoice.State);
            CheckCredits(credits, new(invoice.Currency));
            var now = clock.GetUtcNow();
            var note = await closing.CreditAsync(db, invoice, credits, TextGate.Needed(reason, "Reason", 300), now, s);
            // What is credited need not be paid: an open invoice may be settled by it.
            if (invoice.State == InvoiceState.Final && invoice.DueMinor - invoice.PaidMinor - await CreditedAsync(db, invoice, s) + note.DueMinor <= 0)
            {
                (invoice.State, invoice.Version) = (InvoiceState.Paid, invoice.Version + 1);
                db.Note(Subjects.Invoice, invoice.Id, invoice.Version, "InvoiceCredited", new { invoice.Number, credit = note.Number }, by.Actor, now);
            }
            db.Note(Subjects.Invoice, note.Id, 1, "CreditNoteIssued", new { note.Number, invoice = invoice.Number, reason }, by.Actor, now);
            await db.SaveChangesAsync(s);
            return note.Id;
        }, stop);

    /// <summary>Final invoices of the period that began on this day, with what is still to be paid of each in minor units.</summary>
    public Task<IReadOnlyList<(Guid Id, long Left)>> OpenAsync(int tenant, DateOnly first, CancellationToken stop) => writer.WriteAsync<IReadOnlyList<(Guid, long)>>(tenant, async (db, s) =>
        [.. (await db.Invoices.Where(i => i.First == first && i.State == InvoiceState.Final && i.DueMinor > i.PaidMinor).ToListAsync(s)).Select(i => (i.Id, i.DueMinor - i.PaidMinor))], stop);

    private async Task<bool> StepAsync(AppDb db, CancellationToken stop)
    {
        await db.LockAsync("invoices", stop);
        if (await RuleBook.LatestVersionAsync<Subscription>(db, stop) == 0) return false;
        var subscription = await rules.LatestAsync<Subscription>(db, stop);
        var now = clock.GetUtcNow();
        foreach (var period in subscription.Ended(now))
        {
            if (await closing.StepAsync(db, subscription, period, now, stop) is not { } done) continue;
            db.Note(Subjects.Invoice, done.Id, done.Version, $"Invoice{done.State}", new { done.Number, done.ClosingKey, done.DueMinor }, Actor.System("Close"), now);
            await db.SaveChangesAsync(stop);
            return true;
        }
        return false;
    }

    private Task ActAsync(Viewer by, int tenant, Guid id, Func<AppDb, InvoiceRow, long, DateTimeOffset, string> act, CancellationToken stop) => writer.WriteAsync(tenant, async (db, s) =>
    {
        await RequireOperatorAsync(db, by, s);
        await db.LockAsync("invoices", s);
        var (invoice, now) = (await LoadAsync(db, id, s), clock.GetUtcNow());
        var kind = act(db, invoice, await CreditedAsync(db, invoice, s), now);
        invoice.Version++;
        db.Note(Subjects.Invoice, id, invoice.Version, kind, new { invoice.Number, invoice.PaidMinor, invoice.Reason }, by.Actor, now);
        await SaveOnceAsync(db, s);
    }, stop);

    private static void Receive(AppDb db, Guid? invoice, PaymentReceived received, DateTimeOffset now)
    {
        if (received.At > now || received.At < now.AddYears(-LongestAgo)) throw new RefusedException(Refusal.BadForm, "Date");
        db.Payments.Add(new PaymentRow
        {
            TenantId = db.Tenant, Id = Guid.CreateVersion7(now), InvoiceId = invoice, AmountMinor = received.Amount.MinorUnits, Currency = received.Amount.Currency.Code, At = received.At,
            Method = TextGate.Needed(received.Method, "Method", 40), Reference = TextGate.Needed(received.Reference, "Reference", 100),
        });
    }

    private static void CheckCredits(IReadOnlyList<(string Key, decimal Amount)> credits, Currency currency)
    {
        if (credits.Count == 0) throw new RefusedException(Refusal.Required, "Credit");
        foreach (var (key, amount) in credits)
            if (amount is <= 0m or > Limits.Amount || Rounding.HalfAwayFromZero(amount, currency.Step) != amount) throw new RefusedException(Refusal.BadForm, key);
    }

    // Minor units of all credit notes on an invoice, above zero.
    private static async Task<long> CreditedAsync(AppDb db, InvoiceRow invoice, CancellationToken stop) => invoice.Number.Length == 0 ? 0
        : -await db.Invoices.Where(i => i.Corrects == invoice.Number).SumAsync(i => i.DueMinor, stop);

    private static async Task SaveOnceAsync(AppDb db, CancellationToken stop)
    {
        var added = db.ChangeTracker.Entries<PaymentRow>().Select(e => e.Entity).SingleOrDefault();
        if (added is not null && await db.Payments.AnyAsync(p => p.Method == added.Method && p.Reference == added.Reference, stop)) throw new RefusedException(Refusal.AlreadyTaken, "Reference");
        await db.SaveChangesAsync(stop);
    }

    private static async Task<InvoiceRow> LoadAsync(AppDb db, Guid id, CancellationToken stop) =>
        await db.Invoices.AsTracking().SingleOrDefaultAsync(i => i.Id == id, stop) ?? throw new RefusedException(Refusal.NotFound);

    internal static async Task RequireOperatorAsync(AppDb db, Viewer by, CancellationToken stop)
    {
        var may = by.Role is Domain.People.Role.Admin or Domain.People.Role.Finance && await db.Tenants.AnyAsync(t => t.Id == by.Tenant && t.Operator, stop);
        if (!may) throw new RefusedException(Refusal.OperatorOnly);
    }
}
