using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Plainmend.Access;
using Plainmend.Domain.Notices;

namespace Plainmend.Actions;

/// <summary>What became of a message to a group.</summary>
public enum BotOutcome
{
    Taken,
    /// <summary>Not taken; another try may be.</summary>
    Later,
    /// <summary>Not taken, and another try would not be either.</summary>
    Never,
    /// <summary>Nobody knows.</summary>
    Unclear,
}

/// <summary>The answer of a service; <paramref name="Said"/> is its own word for what was wrong.</summary>
public sealed record BotAnswer(BotOutcome Outcome, string? Said = null);

/// <summary>A bot ready to be spoken to.</summary>
public sealed record OpenBot(BotKind Kind, Uri Address, string? Secret, string Language);

/// <summary>
/// Speaks to the group bots of the three services. Companies choose the addresses, so only https goes out, to addresses of
/// the world that were checked at the moment of connecting, without following anybody elsewhere.
/// </summary>
public sealed class BotLine : IDisposable
{
    // Codes that come again at every try: key unknown or withdrawn, signature or keyword wrong.
    private static readonly HashSet<long> Hopeless = [93000, 300001, 310000, 40035, 19001, 19021, 19022, 19024];

    private readonly HttpClient _http;
    private readonly bool _innerToo;

    public BotLine(IHostEnvironment environment)
    {
        _innerToo = environment.IsDevelopment();
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync, PooledConnectionLifetime = TimeSpan.FromMinutes(1) })
        {
            Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 64 * 1024,
        };
    }

    /// <summary>True in development, where inner addresses and demo companies may be used.</summary>
    public bool Trusting => _innerToo;

    /// <summary>The address of a bot; null when it may not be called at all.</summary>
    public Uri? Accept(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (_innerToo && uri.Scheme == Uri.UriSchemeHttp))
        && (_innerToo || !IPAddress.TryParse(uri.IdnHost, out var literal) || !InnerAddress.Is(literal)) ? uri : null;

    /// <summary>Says a text in the bot's group.</summary>
    /// <param name="call">The body a webhook is sent; null makes one that only shows it can be reached.</param>
    public async Task<BotAnswer> SayAsync(OpenBot bot, string text, DateTimeOffset now, CancellationToken stop, string? call = null)
    {
        if (Accept(bot.Address.ToString()) is not { } address) return new(BotOutcome.Never, nameof(Accept));
        using var request = new HttpRequestMessage(HttpMethod.Post, bot.Kind == BotKind.DingTalk ? Signed(address, bot.Secret, now) : address)
        {
            Content = new StringContent(bot.Kind == BotKind.Webhook ? call ??= HookCall.Test(text, now) : Body(bot, text, now).ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (bot.Kind == BotKind.Webhook) HookCall.Sign(request, call!, bot.Secret, now);
        // A webhook knows a delivery it had before by its id, so that it may be tried again where a group would read everything twice.
        var unclear = bot.Kind == BotKind.Webhook ? BotOutcome.Later : BotOutcome.Unclear;
        try
        {
            using var response = await _http.SendAsync(request, stop);
            if (bot.Kind == BotKind.Webhook) return HookCall.Understand(response.StatusCode);
            return Understand(response.StatusCode, await response.Content.ReadAsStringAsync(stop));
        }
        catch (HttpRequestException e)
        {
            // Before the request was out nothing can have been said.
            var early = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;
            return new(e.InnerException is InnerAddressException ? BotOutcome.Never : early ? BotOutcome.Later : unclear, e.InnerException?.Message ?? e.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(unclear, unclear == BotOutcome.Later ? nameof(HttpClient.Timeout) : null);
        }
    }

    public void Dispose() => _http.Dispose();

    // They say what was wrong inside a 200: errcode (WeCom, DingTalk), code or StatusCode (Feishu, new and old).
    internal static BotAnswer Understand(HttpStatusCode status, string answer)
    {
        var line = $"HTTP {(int)status}";
        if (status == HttpStatusCode.TooManyRequests || (int)status >= 500) return new(BotOutcome.Later, line);
        if (status != HttpStatusCode.OK) return new(BotOutcome.Never, line);
        try
        {
            if (JsonNode.Parse(answer) is JsonObject said)
                foreach (var (code, words) in new[] { ("errcode", "errmsg"), ("code", "msg"), ("StatusCode", "StatusMessage") })
                    if (said[code] is JsonValue value && value.TryGetValue<long>(out var number))
                        return number == 0 ? new(BotOutcome.Taken) : new(Hopeless.Contains(number) ? BotOutcome.Never : BotOutcome.Later, $"{number} {said[words]}");
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // No answer of such a service; what follows says so.
        }
        return new(BotOutcome.Unclear, line);
    }

    private static JsonObject Body(OpenBot bot, string text, DateTimeOffset now)
    {
        if (bot.Kind != BotKind.Feishu) return new() { ["msgtype"] = "text", ["text"] = new JsonObject { ["content"] = text } };
        var body = new JsonObject { ["msg_type"] = "text", ["content"] = new JsonObject { ["text"] = text } };
        if (bot.Secret is not { } secret) return body;
        var at = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        // Theirs, not a slip: the text to be signed is the key, and what is signed is empty.
        (body["timestamp"], body["sign"]) = (at, Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes($"{at}\n{secret}"), ReadOnlySpan<byte>.Empty)));
        return body;
    }

    private static Uri Signed(Uri address, string? secret, DateTimeOffset now)
    {
        if (secret is null) return address;
        var at = now.ToUnixTimeMilliseconds();
        var sign = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}\n{secret}")));
        return new($"{address}{(address.Query.Length > 0 ? "&" : "?")}timestamp={at}&sign={Uri.EscapeDataString(sign)}");
    }

    // Names are resolved here and nowhere else: what was checked is what is connected to, however often the name changes its answer.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, stop);
        if (!_innerToo && addresses.Any(InnerAddress.Is)) throw new InnerAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class InnerAddressException() : IOException("inner address");
}
