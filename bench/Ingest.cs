using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Plainmend.Bench;

/// <summary>Sends usage over HTTP as another program does, and says how many records a second were acknowledged, each durable before.</summary>
internal static class Ingest
{
    private const int Batches = 100, PerBatch = 1000, Senders = 4;

    public static async Task RunAsync(string address, string key)
    {
        using var client = new HttpClient { BaseAddress = new(address) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var run = Guid.CreateVersion7().ToString("N");
        await SendAsync(client, run, -1);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (n, _) => await SendAsync(client, run, n));
        var rate = Batches * PerBatch / clock.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Batches * PerBatch} records in {clock.Elapsed.TotalSeconds:0.00} s: {rate:0} records/s"));
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
