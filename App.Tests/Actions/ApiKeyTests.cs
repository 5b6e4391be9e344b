using Microsoft.EntityFrameworkCore;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Actions;

/// <summary>Keys of the interface: shown once, stored hashed, one right each, ended by revoking.</summary>
public sealed class ApiKeyTests(PostgresCluster cluster)
{
    private static readonly Viewer Admin = new(1, Guid.Parse("11111111-1111-1111-1111-111111111111"), "陈静", "Chen Jing", Role.Admin);
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => Store.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_opens_its_own_right_in_its_own_company_until_it_is_revoked(string kind)
    {
        await using var store = await Store.OfAsync(kind, cluster);
        var (actions, reads) = (new ApiKeyActions(store.Writer, store.Clock), new ApiKeyReads(store.Db, new LinkBook(store.Db, new EventNumbers(store.Db), store.Clock), store.Clock));
        var key = await actions.CreateAsync(Admin, "扫码系统", ApiRight.SendUsage, _stop);
        Assert.StartsWith("pm_", key, StringComparison.Ordinal);
        Assert.Equal(key, ApiKey.From("Bearer " + key));
        Assert.Null(await reads.FindAsync(key[..^1] + (key[^1] == 'A' ? 'B' : 'A'), _stop));
        var row = Assert.Single(await reads.ListAsync(1, _stop));
        Assert.Equal(new ApiKeyHolder(1, ApiRight.SendUsage, "扫码系统", row.Id), await reads.FindAsync(key, _stop));
        Assert.Empty(await reads.ListAsync(2, _stop));

        await Assert.ThrowsAsync<RefusedException>(() => actions.RevokeAsync(Admin with { Tenant = 2 }, row.Id, _stop));
        await Assert.ThrowsAsync<RefusedException>(() => actions.RevokeAsync(Admin with { Role = Role.Supervisor }, row.Id, _stop));
        await actions.RevokeAsync(Admin, row.Id, _stop);
        await actions.RevokeAsync(Admin, row.Id, _stop);
        Assert.Null(await reads.FindAsync(key, _stop));
        Assert.Empty(await reads.ListAsync(1, _stop));

        await using var db = store.Db.Read(1);
        Assert.Equal(["ApiKeyIssued", "ApiKeyRevoked"], await db.Events.OrderBy(e => e.Number).Select(e => e.Kind).ToListAsync(_stop));
        Assert.DoesNotContain(await db.Events.Select(e => e.Payload).ToListAsync(_stop), p => p.Contains(key[3..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer pm_short")]
    [InlineData("Basic pm_AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer xx_AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_key_is_not_looked_up(string? header) => Assert.Null(ApiKey.From(header));
}
