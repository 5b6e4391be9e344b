using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Data;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Tests.Browser;

namespace Plainmend.Tests.Http;

/// <summary>The whole app behind its real port, asked as another program asks it.</summary>
public class ApiServer : DeskServer
{
    private HttpClient? _client;

    public HttpClient Client => _client ??= CreateClient();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Posts a text; the answer with its JSON, when it is any.</summary>
    public async Task<ApiReply> PostAsync(string path, string body, string media = "application/json", string language = "en")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(media);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return await SendAsync(request);
    }

    public async Task<ApiReply> SendAsync(HttpRequestMessage request)
    {
        using var answer = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var json = answer.Content.Headers.ContentType?.MediaType is { } media && media.EndsWith("json", StringComparison.Ordinal) && !media.EndsWith("x-ndjson", StringComparison.Ordinal) && text.Length > 0 ? JsonNode.Parse(text) : null;
        return new((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType ?? "", text, json, answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>The people of 安居电器.</summary>
    public async Task<IReadOnlyList<Member>> PeopleAsync() =>
        [.. (await Get<MemberBook>().DemoAsync(TestContext.Current.CancellationToken)).Where(d => d.Company.Slug == "anju").Select(d => d.Person)];

    /// <summary>A new key of 安居电器 and the administrator who made it.</summary>
    public async Task<(Viewer Admin, string Key)> KeyAsync(ApiRight right, string label = "test")
    {
        var member = (await PeopleAsync()).First(m => m.Role == Role.Admin);
        var admin = new Viewer(member.TenantId, member.Id, member.Name, member.NameEn, member.Role);
        return (admin, await Get<ApiKeyActions>().CreateAsync(admin, label, right, TestContext.Current.CancellationToken));
    }

    /// <summary>Asks with a key, if any; posts when there is a body.</summary>
    public async Task<ApiReply> AskAsync(string? key, string path, string? body = null, string media = "application/json")
    {
        using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, path);
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        request.Headers.AcceptLanguage.ParseAdd("en");
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8);
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(media);
        }
        return await SendAsync(request);
    }

    /// <summary>How much is stored, over all companies.</summary>
    public async Task<int> StoredAsync()
    {
        var count = 0;
        foreach (var tenant in await Get<TenantBook>().ActiveAsync(TestContext.Current.CancellationToken))
        {
            await using var db = Get<Db>().Read(tenant.Id);
            count += db.Events.Count();
        }
        return count;
    }
}

/// <summary>What came back.</summary>
public sealed record ApiReply(int Status, string Media, string Text, JsonNode? Json, TimeSpan? RetryAfter)
{
    /// <summary>The fields a problem names.</summary>
    public IReadOnlyList<string> Fields => Json?["errors"]?.AsArray().Select(e => (string)e!["field"]!).ToList() ?? [];

    /// <summary>The problem of a field.</summary>
    public string? Problem(string field) => Json?["errors"]?.AsArray().Where(e => (string)e!["field"]! == field).Select(e => (string)e!["problem"]!).FirstOrDefault();
}
