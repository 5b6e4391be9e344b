using Npgsql;

namespace Plainmend.Tests.Data;

public sealed class PostgresClusterTests(PostgresCluster cluster)
{
    [Fact]
    public async Task Every_asker_gets_an_empty_database_that_knows_Chinese()
    {
        var (one, other) = (await cluster.FreshDatabaseAsync(), await cluster.FreshDatabaseAsync());
        Assert.NotEqual(one, other);
        await using var connection = new NpgsqlConnection(one);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var ask = new NpgsqlCommand("select count(*) from information_schema.tables where table_schema = 'public' and '空调' ~ '^\\w+$'", connection);
        Assert.Equal(0L, await ask.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
