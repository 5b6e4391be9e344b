using Microsoft.Extensions.DependencyInjection;
using Plainmend.Data;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>Nothing is readied twice before the first page.</summary>
public sealed class StartTests(DeskServer server) : IClassFixture<DeskServer>
{
    [Fact]
    public async Task The_context_of_the_session_keys_shares_the_stores_model()
    {
        await using var scope = server.Services.CreateAsyncScope();
        await using var db = server.Services.GetRequiredService<Db>().Read(0);
        Assert.Same(db.Model, scope.ServiceProvider.GetRequiredService<SqliteAppDb>().Model);
    }
}
