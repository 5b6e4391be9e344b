using System.Diagnostics;
using Plainmend.Access;
using Plainmend.Domain;
using Plainmend.Domain.Tickets;

namespace Plainmend.Actions;

/// <summary>What a technician can do without a connection.</summary>
public enum OfflineKind { Depart, Arrive, StartLabour, StopLabour, Note, Photos }

/// <summary>One thing he did then, as his telephone kept it.</summary>
/// <param name="Key">Chosen by the telephone; the same key is carried out once.</param>
/// <param name="At">When he did it.</param>
/// <param name="Kilometres">Of an arrival.</param>
/// <param name="Text">Of a note.</param>
/// <param name="Photo">What the photos show.</param>
/// <param name="Files">Photos he sent just before (<see cref="UploadActions"/>).</param>
public sealed record OfflineAct(string Key, OfflineKind Kind, DateTimeOffset At, decimal Kilometres = 0, string Text = "", PhotoKind Photo = PhotoKind.Before, IReadOnlyList<Guid>? Files = null);

/// <summary>Carries out what was done without a connection, through the doors of the same acts, each at its own time.</summary>
public sealed class OfflineActions(TechnicianActions technicians, LabourActions labour, DeskActions desk)
{
    private const int LongestKey = 40;

    /// <summary>Carries out one act. A second time with the same key nothing happens.</summary>
    /// <exception cref="RefusedException">The model refuses it now; its time lies ahead, too long ago, or before what happened since.</exception>
    public Task DoAsync(Viewer who, Guid ticket, OfflineAct act, CancellationToken stop)
    {
        // Two telephones may choose the same key.
        var key = $"offline-{who.Id:N}-{TextGate.Needed(act.Key, "Key", LongestKey)}";
        return act.Kind switch
        {
            OfflineKind.Depart => technicians.DepartAsync(who, ticket, null, stop, key, act.At),
            OfflineKind.Arrive => technicians.ArriveAsync(who, ticket, act.Kilometres, stop, key, act.At),
            OfflineKind.StartLabour => labour.StartAsync(who, ticket, stop, key, act.At),
            OfflineKind.StopLabour => labour.StopAsync(who, ticket, stop, key, act.At),
            OfflineKind.Note => desk.NoteAsync(who, ticket, TextGate.Needed(act.Text, "Note", 2000), key, stop, at: act.At),
            OfflineKind.Photos => technicians.AddPhotosAsync(who, ticket, act.Photo, act.Files ?? [], key, stop, act.At),
            _ => throw new UnreachableException($"No act for {act.Kind}."),
        };
    }
}
