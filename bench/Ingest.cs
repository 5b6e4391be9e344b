using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Demo;
using Plainmend.Domain.People;
using Plainmend.Live;
using Plainmend.Reads;

namespace Plainmend.Bench;

/// <summary>
/// Sends usage over HTTP as another program does, and says how many records a second were acknowledged, each durable before:
/// the whole product on an empty folder, SQLite with synchronous FULL, client and server in one process.
/// </summary>
internal static class Ingest
{
    private const int Runs = 3, Batches = 100, PerBatch = 1000, Senders = 4;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("plainmend-ingest-").FullName;
        var connection = $"Data Source={Path.Combine(folder, "ingest.db")}";
        var key = await KeyAsync(connection);
        var address = $"http://127.0.0.1:{Port()}";
        // The product itself, as its own entry point starts it. It ends with this process.
        var product = Task.Run(() => typeof(UsageActions).Assembly.EntryPoint!.Invoke(null, [new[] { "--urls", address, "--environment", "Production", "--applicationName", "App", "--Database:ConnectionString", connection }]));
        using var client = new HttpClient { BaseAddress = new(address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        while (!await AnswersAsync(client))
        {
            if (product.IsCompleted) await product;
            await Task.Delay(100);
        }
        for (var run = 0; run < Runs; run++)
        {
            await SendAsync(client, $"{run}", -1);
            var clock = Stopwatch.StartNew();
            await Parallel.ForEachAsync(Enumerable.Range(0, Batches), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (n, _) => await SendAsync(client, $"{run}", n));
            var rate = Batches * PerBatch / clock.Elapsed.TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Batches * PerBatch} records in {clock.Elapsed.TotalSeconds:0.00} s: {rate:0} records/s"));
        }
    }

    private static async Task<string> KeyAsync(string connection)
    {
        var clock = TimeProvider.System;
        await using var writer = new SqliteWriter(connection, new LiveFeed(clock, NullLogger<LiveFeed>.Instance));
        var store = new SqliteDb(DataSetup.Sqlite(connection));
        await store.MigrateAsync(default);
        var tenant = await new DemoSeed(new CompanyActions(writer, clock), clock).OpenAsync(DemoCompanies.All[0], default);
        var admin = (await new MemberBook(store).DemoAsync(default)).First(d => d.Person.Role == Role.Admin).Person;
        return await new ApiKeyActions(writer, clock).CreateAsync(new Viewer(tenant, admin.Id, admin.Name, admin.NameEn, admin.Role), "bench", ApiRight.SendUsage, default);
    }

    private static int Port()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            return (await client.GetStringAsync(new Uri("/healthz", UriKind.Relative))).Length > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task SendAsync(HttpClient client, string run, int batch)
    {
        var now = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture);
        var records = Enumerable.Range(0, PerBatch).Select(n => $$"""{"id":"{{run}}-{{batch}}-{{n}}","source":"bench","meter":"sms","amount":"1","at":"{{now}}"}""");
        using var body = new StringContent("[" + string.Join(',', records) + "]", Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync(new Uri("/api/v1/usage", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Split("\"accepted\"").Length != PerBatch + 1) throw new InvalidOperationException(text[..Math.Min(400, text.Length)]);
    }
}
