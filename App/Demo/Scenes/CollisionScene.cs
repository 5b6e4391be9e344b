using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Domain.Tickets;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Demo.Scenes;

/// <summary>Two people of the desk open the same ticket: each sees the other, and the second to save is told what the first one changed.</summary>
public sealed class CollisionScene(Db store, DeskActions desk, Presence presence, MemberBook members)
{
    /// <summary>Its steps.</summary>
    /// <param name="watch">Told where the desk sees it.</param>
    public IReadOnlyList<Func<CancellationToken, Task>> Steps(DemoCast cast, string key, Action<string> watch)
    {
        var (ticket, seen) = (Guid.Empty, "");
        Viewer first = cast.Desk, second = cast.Desk;
        Topic Topic() => new(cast.Company.Id, ticket);
        void Look(Viewer who, bool typing) => presence.Say(Topic(), who.Id, who.Id, who.Name, typing);
        return
        [
            async stop =>
            {
                var agents = (await members.DemoAsync(stop)).Where(p => p.Company.Id == cast.Company.Id && p.Person.Role == Role.Agent).Select(p => p.Person).ToArray();
                (first, second) = (Viewer.Of(agents[0]), Viewer.Of(agents[^1]));
                (ticket, var number, seen) = await OpenAsync(cast, stop);
                watch($"/desk/{number}");
                Look(first, typing: false);
            },
            _ => Done(() => Look(second, typing: false)),
            _ => Done(() => Look(second, typing: true)),
            async stop =>
            {
                Look(first, typing: true);
                await desk.EditAsync(first, ticket, [new(nameof(Ticket.Model), seen, $"{seen}S")], stop);
            },
            async stop =>
            {
                Look(second, typing: true);
                try
                {
                    await desk.EditAsync(second, ticket, [new(nameof(Ticket.Model), seen, $"{seen}X")], stop);
                }
                catch (RefusedException)
                {
                    // Just what the scene is about: his screen shows both readings.
                }
            },
            stop => desk.NoteAsync(second, ticket, "型号刚被同事改过，以他的为准。", key, stop),
            _ => Done(() =>
            {
                presence.Leave(Topic(), first.Id);
                presence.Leave(Topic(), second.Id);
            }),
        ];
    }

    private async Task<(Guid Id, string Number, string Model)> OpenAsync(DemoCast cast, CancellationToken stop)
    {
        await using var db = store.Read(cast.Company.Id);
        var ticket = await db.Tickets.Where(t => t.State < TicketState.Completed).OrderByDescending(t => t.UpdatedAt).FirstAsync(stop);
        return (ticket.Id, ticket.Number, ticket.Model);
    }

    private static Task Done(Action act)
    {
        act();
        return Task.CompletedTask;
    }
}
