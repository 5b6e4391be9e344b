using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Sla;
using Plainmend.Domain.Tickets;

namespace Plainmend.Domain.Figures;

/// <summary>The agreements one ticket is measured by: those it was taken in under, and the zone of the company's days.</summary>
public sealed record FigureTerms(TimeZoneInfo Zone, SlaPolicy Policy, BusinessCalendar Calendar, RateCard Card);

/// <summary>Measures one ticket by its events alone (docs/metrics.md). The same events always give the same measures, whenever they are folded.</summary>
public static class FigureFold
{
    /// <summary>Raised with every change of what is measured or how: roll-ups of another format are made anew.</summary>
    public const int Format = 1;

    /// <param name="events">All of them, from the first on.</param>
    public static TicketFigures Of(int tenant, Guid id, IReadOnlyList<TicketEvent> events, FigureTerms terms)
    {
        var work = new Work(terms);
        Ticket? ticket = null;
        foreach (var (e, then) in Ticket.Steps(tenant, id, events))
        {
            work.See(e, then);
            ticket = then;
        }
        return work.Finish(ticket ?? throw new ArgumentException("A ticket has at least one event.", nameof(events)), events.Max(e => e.At));
    }

    private sealed class Work(FigureTerms terms)
    {
        private readonly Dictionary<Metric, decimal> _values = [];
        private DateTimeOffset? _answered, _reopened;
        private IReadOnlyList<string> _reasons = [];

        public void See(TicketEvent e, Ticket then)
        {
            switch (e.Fact)
            {
                case OfferRefused or OfferExpired: Count(Metric.Declined); break;
                case Unassigned { Undo: false }: Count(Metric.Reassigned); break;
                case Arrived: Count(Metric.Visits); break;
                case ReturnVisitNeeded: Count(Metric.ReturnVisits); break;
                case NotFixed: Count(Metric.NotFixed); break;
                case Reopened: Count(Metric.Reopened); _reopened = e.At; break;
                case Rated f: _reasons = f.Reasons; break;
            }
            if (_answered is null && then.FirstResponseAt is { } at) Answered(then, at);
        }

        public TicketFigures Finish(Ticket t, DateTimeOffset last)
        {
            var over = t.State.IsWorking() ? null : t.CompletedAt ?? t.EndedAt;
            _values[Metric.Reported] = 1;
            if (t.State == TicketState.Cancelled) _values[Metric.Cancelled] = 1;
            if (over is not null) _values[Metric.Over] = 1;
            // A report that ended unanswered broke its promise or was stopped in time; one that runs is not decided.
            if (_answered is null && over is not null) Keep(t, last, SlaTarget.FirstResponse, Metric.FirstResponseKept);
            if (t.CompletedAt is not null) Complete(t, last);
            return new TicketFigures
            {
                TenantId = t.TenantId, TicketId = t.Id, Number = t.Number, ReportedDay = Day(t.SubmittedAt), CompletedDay = Day(t.CompletedAt), OverDay = Day(over), ReopenedDay = Day(_reopened),
                Channel = t.Channel, Line = t.Line, District = t.District, TechnicianId = t.TechnicianId, Plan = t.SlaVersion,
                Reasons = t.Stars is null || _reasons.Count == 0 ? "" : $"|{string.Join('|', _reasons.Select(r => r.Replace('|', ' ')).Distinct(StringComparer.Ordinal))}|",
                Values = TicketFigures.Write(_values),
            };
        }

        private void Answered(Ticket t, DateTimeOffset at)
        {
            _answered = at;
            if (t.Channel == Channel.Import) return;
            Time(t.SubmittedAt, at, Metric.FirstResponseReal, Metric.FirstResponseWorking);
            Keep(t, at, SlaTarget.FirstResponse, Metric.FirstResponseKept);
        }

        private void Complete(Ticket t, DateTimeOffset last)
        {
            _values[Metric.Completed] = 1;
            if (t.Stars is { } stars) _values[Metric.Stars] = stars;
            // Stopped work fixed nothing and failed at nothing.
            if (t.FinishedAt is not null) _values[Metric.FirstTimeFix] = Of(Metric.Visits) <= 1 && Of(Metric.ReturnVisits) + Of(Metric.NotFixed) + Of(Metric.Reopened) == 0 ? 1 : 0;
            var labour = t.Usage.Where(u => u.Meter == ServiceMeters.Labour && u.To is not null).Sum(u => (u.To!.Value - u.From).Ticks);
            Put(Metric.Labour, decimal.Floor((decimal)labour / TimeSpan.TicksPerSecond));
            Put(Metric.TravelKm, t.Usage.Where(u => u.Meter == ServiceMeters.TravelKm).Sum(u => u.Amount));
            TicketMoney.AddTo(_values, t, terms.Card);
            // What a table told of the past has no clocks of ours.
            if (t.Channel == Channel.Import) return;
            Time(t.OfferedAt, t.AcceptedAt, Metric.AcceptReal, Metric.AcceptWorking);
            if (t.Mode == ServiceMode.Visit) Time(t.CycleStartedAt, t.ArrivedAt, Metric.ArriveReal, Metric.ArriveWorking);
            Time(t.CycleStartedAt, t.CompletedAt, Metric.ResolveReal, Metric.ResolveWorking);
            Keep(t, last, SlaTarget.Accept, Metric.AcceptKept);
            Keep(t, last, SlaTarget.Arrive, Metric.ArriveKept);
            Keep(t, last, SlaTarget.Resolve, Metric.ResolveKept);
        }

        // An act noted offline may lie before what it follows: nobody waited less than nothing.
        private void Time(DateTimeOffset? from, DateTimeOffset? to, Metric real, Metric working)
        {
            if (from is not { } start || to is not { } end) return;
            _values[real] = decimal.Floor((decimal)Math.Max(0, (end - start).Ticks) / TimeSpan.TicksPerSecond);
            _values[working] = decimal.Floor((decimal)terms.Calendar.Between(start, end).Ticks / TimeSpan.TicksPerSecond);
        }

        private void Keep(Ticket t, DateTimeOffset now, SlaTarget target, Metric measure)
        {
            if (t.Channel == Channel.Import) return;
            switch (t.ReadClock(terms.Policy, terms.Calendar, now).Of(target)?.State)
            {
                case SlaState.Met: _values[measure] = 1; break;
                case SlaState.MetLate or SlaState.Breached: _values[measure] = 0; break;
            }
        }

        private void Count(Metric measure) => _values[measure] = Of(measure) + 1;

        private decimal Of(Metric measure) => _values.GetValueOrDefault(measure);

        private void Put(Metric measure, decimal value)
        {
            if (value != 0) _values[measure] = value;
        }

        private DateOnly Day(DateTimeOffset at) => LocalTime.Day(at, terms.Zone);

        private DateOnly? Day(DateTimeOffset? at) => at is { } known ? Day(known) : null;
    }
}
