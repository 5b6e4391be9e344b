using System.Text;
using Plainmend.Access;
using Plainmend.Domain.Tickets;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Http;

/// <summary>Appointments to take away into a calendar: the customer's by his link, a technician's coming ones.</summary>
public static class CalendarFiles
{
    public static void MapCalendarFiles(this WebApplication app)
    {
        app.MapGet("/t/{secret}/" + CalendarFile.Name, CustomerAsync).AllowAnonymous();
        app.MapGet("/jobs/visits.ics", TechnicianAsync).RequireAuthorization(p => p.RequireRole("Technician"));
    }

    private static async Task<IResult> CustomerAsync(string secret, HttpContext http, TrackReads reads, PublicBase site, TimeProvider clock)
    {
        if (await reads.ReadAsync(secret, http.RequestAborted) is not { Off: false, Appointment: { } appointment } view) return Results.NotFound();
        var page = site.Link($"/t/{secret}", $"{http.Request.Scheme}://{http.Request.Host}");
        var place = new Domain.Notices.NoticePlace(view.Company, view.Zone, view.Currency, view.Hotline, view.Fault);
        return File(http, [NoticeWords.Entry(view.TicketId, view.Number, appointment, place, view.Technician, page)], CalendarFile.Name, clock);
    }

    private static async Task<IResult> TechnicianAsync(HttpContext http, TechnicianReads reads, TimeProvider clock)
    {
        if (Viewer.From(http.User) is not { } viewer) return Results.NotFound();
        var visits = await reads.VisitsAsync(viewer, http.RequestAborted);
        return File(http, visits.Select(Entry), "visits.ics", clock);
    }

    private static CalendarEntry Entry(ComingVisit v) => new(
        v.TicketId, v.Appointment.Sequence, v.Appointment.Window, v.Appointment.State, NoticeText.Calendar_Job.With(v.Number, v.Fault.Said()),
        NoticeText.Calendar_Staff.With(v.Product.Said(), v.Customer, v.Phone), v.Address);

    private static IResult File(HttpContext http, IEnumerable<CalendarEntry> entries, string name, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.File(Encoding.UTF8.GetBytes(CalendarFile.Write(entries, clock.GetUtcNow())), $"{CalendarFile.MediaType}; charset=utf-8", name);
    }
}
