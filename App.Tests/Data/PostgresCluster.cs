using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Plainmend.Tests.Browser;
using Plainmend.Tests.Data;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Plainmend.Tests.Data;

/// <summary>
/// PostgreSQL for the run: the server named by PLAINMEND_POSTGRES, else a private cluster from the installed binaries,
/// started at the first test that asks and gone afterwards. Neither: the test skips (in CI it fails).
/// </summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"plainmend-pg-{Environment.ProcessId}");
    private Process? _server;
    private string? _admin;
    private int _databases;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A connection string to a fresh, empty database.</summary>
    public async Task<string> FreshDatabaseAsync()
    {
        await _gate.WaitAsync();
        try
        {
            _admin ??= Environment.GetEnvironmentVariable("PLAINMEND_POSTGRES") ?? await StartAsync();
            var name = string.Create(CultureInfo.InvariantCulture, $"plainmend_{Environment.ProcessId}_{++_databases}");
            await using var connection = new NpgsqlConnection(_admin);
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand($"create database {name} template template0 encoding 'UTF8'", connection);
            await create.ExecuteNonQueryAsync();
            return new NpgsqlConnectionStringBuilder(_admin) { Database = name }.ConnectionString;
        }
        finally { _gate.Release(); }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            // Fast shutdown: the temp folder is going anyway.
            await RunAsync(Binary("pg_ctl"), "-D", _folder, "-m", "immediate", "stop");
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        _gate.Dispose();
    }

    private async Task<string> StartAsync()
    {
        if (Bin is null) Means.Missing("No PostgreSQL: set PLAINMEND_POSTGRES or install its server.");
        Directory.CreateDirectory(_folder);
        if (AsRoot) Process.Start("chown", ["postgres", _folder])?.WaitForExit();
        await RunAsync(Binary("initdb"), "-D", _folder, "--locale=C.UTF-8", "-E", "UTF8", "-A", "trust", "-U", "postgres", "--no-sync");
        var port = FreePort();
        _server = Start(Binary("postgres"), "-D", _folder, "-p", $"{port}", "-h", "127.0.0.1", "-k", _folder,
            "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=500");
        // It says of each fresh database that a table is missing: a pipe that nobody empties is full after some 250 of them, and every backend waits.
        _server.ErrorDataReceived += static (_, _) => { };
        _server.OutputDataReceived += static (_, _) => { };
        _server.BeginErrorReadLine();
        _server.BeginOutputReadLine();
        var admin = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres;Maximum Pool Size=20";
        await WaitAsync(admin);
        return admin;
    }

    private static async Task WaitAsync(string admin)
    {
        for (var attempt = 0; ; attempt++)
            try
            {
                await using var connection = new NpgsqlConnection(admin);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 100) { await Task.Delay(100); }
    }

    private static bool AsRoot => Environment.UserName == "root";

    private static string? Bin => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : Path.GetDirectoryName(Means.OnPath("initdb"));

    private static string Binary(string name) => Path.Combine(Bin!, name);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {await output}{error}");
    }

    // initdb and postgres refuse root; runuser becomes the package's own user without a password.
    private static Process Start(string program, params string[] arguments)
    {
        var start = AsRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", program, .. arguments]) : new ProcessStartInfo(program, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, Path.GetTempPath());
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
