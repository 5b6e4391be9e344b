using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Plainmend.Access;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Reads;

namespace Plainmend.Tests.Http;

/// <summary>A server whose database is about to lose a table, and what it writes into its log.</summary>
public sealed class FailingServer : ApiServer, ILoggerProvider
{
    public ConcurrentQueue<string> Errors { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(l => l.AddProvider(this));
    }

    public ILogger CreateLogger(string categoryName) => new Book(categoryName, Errors);

    /// <summary>Takes a table away, or gives it back.</summary>
    public async Task MoveTableAsync(string table, string name)
    {
        await using var db = Get<Db>().Read(1);
        // Names of this file only; a table's name cannot be a parameter.
#pragma warning disable EF1002
        await db.Database.ExecuteSqlRawAsync($"ALTER TABLE \"{table}\" RENAME TO \"{name}\"", TestContext.Current.CancellationToken);
#pragma warning restore EF1002
    }

    private sealed class Book(string category, ConcurrentQueue<string> errors) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // The database says for itself what it could not do; who asks is not its business.
            if (logLevel >= LogLevel.Error && !category.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)) errors.Enqueue($"{category}: {formatter(state, exception)} {exception?.GetType().Name}");
        }
    }
}

/// <summary>Below /api nobody is ever answered with a page: not when something breaks, not at an address that is none.</summary>
public sealed class ApiFailureTests(FailingServer server) : IClassFixture<FailingServer>
{
    private const string Problem = "application/problem+json";
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en", "Something went wrong on our side. Please try again later.")]
    [InlineData("zh-CN", "服务器内部出错，请稍后重试。")]
    public async Task A_door_that_breaks_says_one_fixed_sentence_and_is_logged_once(string language, string sentence)
    {
        await server.MoveTableAsync("Links", "LinksGone");
        try
        {
            server.Errors.Clear();
            using var request = Request(HttpMethod.Get, "/api/v1/billing/live", language);
            request.Headers.Authorization = new("Bearer", "pm_AAAAAAAAAAAAAAAAAAAAAAAAAAA");
            AssertFailed(await server.SendAsync(request), sentence);
            var error = Assert.Single(server.Errors, e => e.Contains("/api", StringComparison.Ordinal));
            Assert.Equal("Plainmend.Http.Api.ApiGuard: GET /api/v1/billing/live failed SqliteException", error);
        }
        finally
        {
            await server.MoveTableAsync("LinksGone", "Links");
        }
    }

    [Fact]
    public async Task A_session_that_cannot_be_checked_is_a_problem_too()
    {
        using var client = await SignedInAsync();
        await server.MoveTableAsync("Members", "MembersGone");
        try
        {
            using var request = Request(HttpMethod.Get, "/api/v1/billing/live", "en");
            using var answer = await client.SendAsync(request, Stop);
            Assert.Equal((500, Problem), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
        finally
        {
            await server.MoveTableAsync("MembersGone", "Members");
        }
    }

    [Theory]
    [InlineData("/api", 404)]
    [InlineData("/api/", 404)]
    [InlineData("/API/v1/nowhere", 404)]
    [InlineData("/api/v2/billing/price", 404)]
    [InlineData("/api/v1/billing/price/more", 404)]
    [InlineData("/api/v1/billing/statements/a/b", 404)]
    [InlineData("/api/v1/billing/price", 405, "POST")]
    [InlineData("/api/v1/usage", 405, "POST")]
    public async Task An_address_that_is_none_is_a_problem_for_every_method_even_to_a_browser(string path, int status, string? takes = null)
    {
        foreach (var method in new[] { "GET", "PUT", "DELETE", "PATCH", "OPTIONS", takes is null ? "POST" : "TRACE" })
        {
            using var request = Request(new(method), path, "en");
            request.Headers.Accept.ParseAdd("text/html");
            using var answer = await server.Client.SendAsync(request, Stop);
            Assert.Equal((method, status, Problem), (method, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Assert.Equal(takes, answer.Content.Headers.Allow.SingleOrDefault());
        }
        using var head = Request(HttpMethod.Head, path, "en");
        using var said = await server.Client.SendAsync(head, Stop);
        Assert.Equal((status, Problem), ((int)said.StatusCode, said.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task Pages_outside_keep_their_own_not_found()
    {
        using var answer = await server.Client.GetAsync(new Uri("/apiary", UriKind.Relative), Stop);
        Assert.Equal((404, "text/html"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }

    private static void AssertFailed(ApiReply reply, string sentence)
    {
        Assert.Equal((500, Problem), (reply.Status, reply.Media));
        Assert.Equal(sentence, (string)reply.Json!["detail"]!);
        Assert.Equal(500, (int)reply.Json["status"]!);
        foreach (var leaked in new[] { "SQL", "Links", "no such", "Exception", " at " }) Assert.DoesNotContain(leaked, reply.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string language)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return request;
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var person = (await server.Get<MemberBook>().DemoAsync(Stop)).First(d => d.Person.Role == Role.Admin).Person;
        return await server.EnteredAsync(person.Id);
    }
}
