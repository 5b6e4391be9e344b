using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Plainmend.Data;

/// <summary>
/// One writer for one SQLite file: waiting acts share a transaction, each in its own savepoint, so that a refusal does
/// not undo its neighbours and one flush to disk serves up to 64 of them. Many EF writers side by side would starve each
/// other for seconds.
/// </summary>
public sealed class SqliteWriter(string connectionString, IChangeSink sink) : IWriter, IAsyncDisposable
{
    private const int MostPerCommit = 64;
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(1024);
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _gate = new();
    private Task? _loop;

    public async Task<T> WriteAsync<T>(int tenant, Func<AppDb, CancellationToken, Task<T>> act, CancellationToken stop)
    {
        Start();
        var waiting = new Waiting(tenant, async (db, s) => await act(db, s));
        await _queue.Writer.WriteAsync(waiting, stop);
        return (T)(await waiting.Answer.Task.WaitAsync(stop))!;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        if (_loop is not null) await _loop;
        await _end.CancelAsync();
        _end.Dispose();
    }

    private void Start()
    {
        lock (_gate) _loop ??= Task.Run(() => RunAsync(_end.Token));
    }

    private async Task RunAsync(CancellationToken stop)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(stop);
        SqlitePragmas.Set(connection);
        var options = DataSetup.Sqlite(connection);
        while (await _queue.Reader.WaitToReadAsync(stop)) await GroupAsync(connection, options, stop);
    }

    private async Task GroupAsync(SqliteConnection connection, DbContextOptions<SqliteAppDb> options, CancellationToken stop)
    {
        var done = new List<Waiting>();
        try
        {
            // Not deferred: BEGIN IMMEDIATE, so that nobody can write between our first read and our first write.
            await using var transaction = connection.BeginTransaction(deferred: false);
            while (done.Count < MostPerCommit && _queue.Reader.TryRead(out var waiting))
            {
                done.Add(waiting);
                await OneAsync(waiting, transaction, options, stop);
            }
            await transaction.CommitAsync(stop);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            foreach (var waiting in done) waiting.Answer.TrySetException(e);
            return;
        }
        sink.Ring([.. done.SelectMany(w => w.Changes)]);
        foreach (var waiting in done) waiting.Tell();
    }

    private static async Task OneAsync(Waiting waiting, SqliteTransaction transaction, DbContextOptions<SqliteAppDb> options, CancellationToken stop)
    {
        await transaction.SaveAsync("act", stop);
        try
        {
            await using var db = new SqliteAppDb(options) { Tenant = waiting.Tenant, MayWrite = true };
            await db.Database.UseTransactionAsync(transaction, stop);
            waiting.Result = await waiting.Act(db, stop);
            waiting.Changes = db.Changes;
            await transaction.ReleaseAsync("act", stop);
        }
        catch (Exception e) when (e is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            waiting.Error = e;
            waiting.Changes = [];
            await transaction.RollbackAsync("act", stop);
            await transaction.ReleaseAsync("act", stop);
        }
    }

    private sealed class Waiting(int tenant, Func<AppDb, CancellationToken, Task<object?>> act)
    {
        public int Tenant { get; } = tenant;
        public Func<AppDb, CancellationToken, Task<object?>> Act { get; } = act;
        public TaskCompletionSource<object?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public IReadOnlyList<Change> Changes { get; set; } = [];
        public object? Result { get; set; }
        public Exception? Error { get; set; }

        public void Tell()
        {
            if (Error is null) Answer.TrySetResult(Result);
            else Answer.TrySetException(Error);
        }
    }
}
