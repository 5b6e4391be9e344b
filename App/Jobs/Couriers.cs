using Plainmend.Actions;
using Plainmend.Domain.People;

namespace Plainmend.Jobs;

/// <summary>Gives what is due in one company to those who carry it.</summary>
public sealed class Couriers(OutboxActions outbox, Postman post, BotCourier bots, IHostEnvironment environment)
{
    public async Task RunAsync(Tenant company, CancellationToken stop)
    {
        var (mails, says) = (post.HasServer && !company.Demo, !company.Demo || environment.IsDevelopment());
        if (mails) await outbox.LapseAsync(company.Id, toGroups: false, stop);
        if (mails && await outbox.DueAsync(company.Id, toGroups: false, stop) is { Count: > 0 } letters) await post.DeliverAsync(company.Id, letters, stop);
        if (says) await outbox.LapseAsync(company.Id, toGroups: true, stop);
        if (says && await outbox.DueAsync(company.Id, toGroups: true, stop) is { Count: > 0 } words) await bots.DeliverAsync(company.Id, words, stop);
    }
}
