using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Slack.Api;

/// <summary>Calls Slack, at Slack's pace; every way that a call can end is a <see cref="SlackReply"/>, and only cancellation throws.</summary>
internal sealed class SlackApi(IHttpClientFactory clients, IOptions<SlackOptions> options, Pacing pacing, TimeProvider clock, ILogger<SlackApi> log)
{
    public const string Client = "slack";

    /// <summary>A turn further away than this is not waited for: the post goes back to the outbox, and others get on.</summary>
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan _unnamedWait = TimeSpan.FromSeconds(30);

    private static readonly ActivitySource _activities = new("PolicyBot.Slack");

    public async Task<SlackReply> CallAsync(SlackCall call, CancellationToken cancellationToken)
    {
        var wait = pacing.Take(call.Method, call.Workspace, call.Channel, _longestWait);
        if (wait > _longestWait)
            return new SlackReply.Limited(wait);
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, clock, cancellationToken);
        var reply = await SendAsync(call.Method, () => Request(call), cancellationToken);
        if (reply is SlackReply.Limited { After: var after })
        {
            Log.Limited(log, call.Method, after);
            pacing.Hold(call.Method, call.Workspace, after);
        }

        return reply;
    }

    /// <summary>Opens a socket's address; paced by whoever reconnects.</summary>
    public Task<SlackReply> OpenConnectionAsync(CancellationToken cancellationToken) =>
        SendAsync(Methods.OpenConnection, () => Authorized(new(HttpMethod.Post, Address(Methods.OpenConnection)) { Content = new FormUrlEncodedContent([]) }, options.Value.AppToken), cancellationToken);

    /// <summary>Exchanges an installation's code for its token.</summary>
    public Task<SlackReply> ExchangeAsync(string code, Uri? redirect, CancellationToken cancellationToken) => SendAsync(
        Methods.Access,
        () => new(HttpMethod.Post, Address(Methods.Access))
        {
            Headers = { Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{options.Value.ClientId}:{options.Value.ClientSecret}"))) },
            Content = new FormUrlEncodedContent([new("code", code), .. redirect is null ? [] : (KeyValuePair<string, string>[])[new("redirect_uri", redirect.AbsoluteUri)]]),
        },
        cancellationToken);

    /// <summary>Posts to an address that is a capability by itself: a response_url. It is called without a token, and never named in a log.</summary>
    public Task<SlackReply> PostToAsync(Uri ticket, IReadOnlyDictionary<string, object?> body, CancellationToken cancellationToken) =>
        SendAsync("response_url", () => new(HttpMethod.Post, ticket) { Content = JsonBody(body) }, cancellationToken);

    /// <summary>Sends a file's bytes where <see cref="Methods.GetUploadUrl"/> said: without a token, for it may be another host.</summary>
    public Task<SlackReply> UploadAsync(Uri address, byte[] bytes, CancellationToken cancellationToken) => SendAsync(
        "upload",
        () => new(HttpMethod.Post, address) { Content = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/octet-stream") } } },
        cancellationToken);

    private async Task<SlackReply> SendAsync(string method, Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        using var activity = _activities.StartActivity($"slack {method}", ActivityKind.Client);
        try
        {
            using var client = clients.CreateClient(Client);
            using var message = request();
            using var response = await client.SendAsync(message, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return Read(response, body);
        }
        catch (HttpRequestException failed) when (failed.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError)
        {
            return new SlackReply.Unreachable($"{method}: {failed.HttpRequestError}");
        }
        catch (BrokenCircuitException)
        {
            return new SlackReply.Unreachable($"{method}: Slack has been failing, and gets a rest");
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or TimeoutRejectedException or ExecutionRejectedException || (lost is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new SlackReply.Unknown($"{method}: no answer ({lost.GetType().Name})");
        }
    }

    private SlackReply Read(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            return new SlackReply.Limited(After(response.Headers.RetryAfter));
        if (status >= 500)
            return new SlackReply.Unknown($"HTTP {status.ToString(CultureInfo.InvariantCulture)}");
        if (Json.Parse(body) is { } json && json.At("ok").ValueKind is JsonValueKind.True or JsonValueKind.False)
            return json.IsTrue("ok") ? new SlackReply.Done(json) : Refused(json);
        // A response_url and an upload answer in plain text: "ok", "OK - 123", or an error's name.
        var text = System.Text.Encoding.UTF8.GetString(body).Trim();
        return (response.IsSuccessStatusCode, ErrorName(text)) switch
        {
            (true, _) when text.Length == 0 || text.StartsWith("ok", StringComparison.OrdinalIgnoreCase) => new SlackReply.Done(default),
            (_, { } error) => new SlackReply.Refused(error),
            (true, null) => new SlackReply.Unknown("the answer cannot be read"),
            (false, null) => new SlackReply.Refused($"http_{status.ToString(CultureInfo.InvariantCulture)}"),
        };
    }

    private static SlackReply Refused(JsonElement json)
    {
        var error = json.Text("error") ?? "no_error_named";
        if (SlackErrors.IsThrottle(error))
            return new SlackReply.Limited(_unnamedWait);
        if (SlackErrors.IsServers(error))
            return new SlackReply.Unknown(error);
        var detail = json.Text("needed") is { } needed ? $"needs {needed}, has {json.Text("provided")}" : string.Join("; ", json.Items("response_metadata", "messages").Where(m => m.ValueKind is JsonValueKind.String).Select(m => m.GetString()));
        return new SlackReply.Refused(error, detail.Length == 0 ? null : detail);
    }

    private TimeSpan After(RetryConditionHeaderValue? retry) => retry switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        _ => _unnamedWait,
    };

    /// <summary>An error's name, and not a page of some proxy.</summary>
    private static string? ErrorName(string text)
    {
        var name = Json.Parse(System.Text.Encoding.UTF8.GetBytes(text))?.Text("error") ?? text;
        return name.Length is > 0 and <= 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? name : null;
    }

    private HttpRequestMessage Request(SlackCall call)
    {
        var arguments = call.Arguments.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value);
        return Authorized(
            Methods.IsRead(call.Method) ? new(HttpMethod.Get, Address(call.Method) + "?" + string.Join('&', Plain(arguments).Select(a => $"{a.Key}={Uri.EscapeDataString(a.Value)}")))
            : new(HttpMethod.Post, Address(call.Method)) { Content = Methods.TakesForm(call.Method) ? new FormUrlEncodedContent(Plain(arguments)) : JsonBody(arguments) },
            call.Token);
    }

    private static IEnumerable<KeyValuePair<string, string>> Plain(IReadOnlyDictionary<string, object?> arguments) =>
        arguments.Select(a => KeyValuePair.Create(a.Key, a.Value switch
        {
            bool flag => flag ? "true" : "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        }));

    private static ByteArrayContent JsonBody(IReadOnlyDictionary<string, object?> body) =>
        new(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new("application/json", "utf-8") } };

    private static HttpRequestMessage Authorized(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new("Bearer", token);
        return request;
    }

    private Uri Address(string method) => new(options.Value.ApiBase, method);
}
