using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Plainmend.Tests.Given;

/// <summary>A group bot's service on loopback: keeps what it was told and answers as the test wants.</summary>
public sealed class BotServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Query, string Body)> _heard = new();

    private readonly ConcurrentQueue<IReadOnlyDictionary<string, string>> _headers = new();

    private BotServer(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>Every request it got: the query and the body.</summary>
    public IReadOnlyList<(string Query, string Body)> Heard => [.. _heard];

    /// <summary>The headers of every request, in the same order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Headers => [.. _headers];

    /// <summary>Status and body of the next answers.</summary>
    public (int Status, string Body) Answer { get; set; } = (200, """{"errcode":0,"errmsg":"ok"}""");

    public static async Task<BotServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new BotServer(builder.Build());
        server._app.Run(async http =>
        {
            server._headers.Enqueue(http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase));
            using var reader = new StreamReader(http.Request.Body);
            server._heard.Enqueue((http.Request.QueryString.Value ?? "", await reader.ReadToEndAsync()));
            http.Response.StatusCode = server.Answer.Status;
            if (server.Answer.Status is 302) http.Response.Headers.Location = "/elsewhere";
            await http.Response.WriteAsync(server.Answer.Body);
        });
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
