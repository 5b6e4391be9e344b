using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Plainmend.Data;
using Plainmend.Reads;
using Plainmend.Tests.Data;
using Plainmend.Tests.Given;

namespace Plainmend.Tests.Reads;

/// <summary>How the desk asks the database: what one page costs must not grow with the tickets there are (bench: sizes).</summary>
public sealed class DeskQuestionTests(PostgresCluster cluster)
{
    [Fact]
    public async Task No_question_of_a_page_numbers_the_rows_of_every_ticket()
    {
        await using var world = await World.OfAsync("sqlite", cluster);
        await world.ReportFridgeAsync();
        var heard = new Questions();
        await using var db = world.Store.Db.Read(world.Tenant);
        var listened = new SqliteDb(new DbContextOptionsBuilder<SqliteAppDb>(DataSetup.Sqlite(db.Database.GetConnectionString()!)).AddInterceptors(heard).Options);
        Assert.Single((await new DeskReads(listened, world.Store.Clock).ListAsync(await world.WhoAsync("lina"), new(), world.Stop)).Rows);
        Assert.Contains(heard.Asked, sql => sql.Contains("\"Events\"", StringComparison.Ordinal));
        Assert.DoesNotContain(heard.Asked, sql => sql.Contains("ROW_NUMBER", StringComparison.Ordinal));
    }

    private sealed class Questions : DbCommandInterceptor
    {
        public ConcurrentBag<string> Asked { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Asked.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
