using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rest;

/// <summary>
/// Sends calls within the platform's limits. A limit that ends soon is waited for; one that does not is handed back, so that the
/// outbox can do something else meanwhile. Only cancellation throws.
/// </summary>
internal sealed partial class DiscordRest(IHttpClientFactory clients, RateLimits limits, GlobalLimit global, InvalidRequests invalid, TimeProvider time, ILogger<DiscordRest> logger)
{
    /// <summary>The name of the HTTP client.</summary>
    public const string Client = "discord";

    /// <summary>Whether a request may be sent twice; read by the resilience handler.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeatable = new("repeatable");

    /// <summary>Timers are no finer, and every wait must use up some patience.</summary>
    private static readonly TimeSpan _shortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _unsaidWait = TimeSpan.FromMinutes(1);

    public async Task<RestResult> SendAsync(RestCall call, CancellationToken cancellationToken)
    {
        var patience = call.Patience;
        while (true)
        {
            var result = await OnceAsync(call, cancellationToken);
            if (result is not RestResult.Limited limited || limited.After > patience)
                return result;
            var wait = limited.After > _shortestWait ? limited.After : _shortestWait;
            patience -= wait;
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    private async Task<RestResult> OnceAsync(RestCall call, CancellationToken cancellationToken)
    {
        if (invalid.Objection(call) is { } objection)
            return objection;
        var bucket = limits.Of(call);
        try
        {
            await bucket.Turn.WaitAsync(cancellationToken);
            try
            {
                if (limits.Wait(bucket) is var wait && wait > TimeSpan.Zero)
                    return new RestResult.Limited(wait, "the route's limit");
                if (global.Take(counts: !call.ByTicket) is var closed && closed > TimeSpan.Zero)
                    return new RestResult.Limited(closed, "the global limit");
                try
                {
                    return await TransmitAsync(call, bucket, cancellationToken);
                }
                finally
                {
                    global.Done(counts: !call.ByTicket);
                }
            }
            finally
            {
                bucket.Turn.Release();
            }
        }
        finally
        {
            limits.Done(bucket);
        }
    }

    private async Task<RestResult> TransmitAsync(RestCall call, RateLimits.Bucket bucket, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(call);
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancellationToken);
            limits.Learn(call, bucket, response.Headers);
            var body = response.StatusCode is HttpStatusCode.NoContent ? null : JsonReading.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return Read(call, bucket, response, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or Polly.ExecutionRejectedException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnreachable(logger, call.Method, call.Route, e.GetType().Name);
            return new RestResult.Unreachable(e.GetType().Name);
        }
    }

    private RestResult Read(RestCall call, RateLimits.Bucket bucket, HttpResponseMessage response, System.Text.Json.JsonElement? body)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new RestResult.Done(body);
        if (status == (int)HttpStatusCode.TooManyRequests)
            return Limited(call, bucket, response.Headers, body);
        if (status >= 500)
            return new RestResult.Unreachable($"HTTP {status}");
        var refusal = new RestResult.Refused(status, (int)(body.Number("code") ?? 0));
        LogRefused(logger, call.Method, call.Route, status, refusal.Code);
        if (status is (int)HttpStatusCode.Unauthorized or (int)HttpStatusCode.Forbidden)
            invalid.Count();
        if (status == (int)HttpStatusCode.Forbidden && call.WritesTo is { } channel && refusal.Code is ErrorCode.MissingAccess or ErrorCode.MissingPermission or ErrorCode.CannotMessageUser)
            invalid.Remember(channel, refusal);
        if (status != (int)HttpStatusCode.Unauthorized || call.ByTicket)
            return refusal;
        invalid.RejectToken();
        LogTokenRejected(logger);
        return new RestResult.Stopped();
    }

    private RestResult.Limited Limited(RestCall call, RateLimits.Bucket bucket, HttpResponseHeaders headers, System.Text.Json.JsonElement? body)
    {
        var scope = RestHeaders.Text(headers, "X-RateLimit-Scope");
        // A limit of the network in front of the platform has neither JSON nor the platform's headers, and closes everything.
        var isFromNetwork = scope is null && body is null;
        var isGlobal = isFromNetwork || scope == "global" || RestHeaders.Text(headers, "X-RateLimit-Global") is not null || (body is { } told && told.Is("global"));
        var after = Told(body) ?? headers.RetryAfter?.Delta ?? RestHeaders.Seconds(headers, "X-RateLimit-Reset-After") ?? _unsaidWait;
        if (scope != "shared")
            invalid.Count();
        if (isGlobal)
            global.Close(after);
        else
            limits.Exhausted(bucket, after);
        LogLimited(logger, call.Method, call.Route, isGlobal ? "global" : scope ?? "user", after);
        return new(after, isFromNetwork ? "the network's limit" : isGlobal ? "the global limit" : $"the {scope ?? "user"} limit");
    }

    private static TimeSpan? Told(System.Text.Json.JsonElement? body) =>
        body.Item("retry_after") is { ValueKind: System.Text.Json.JsonValueKind.Number } seconds ? RestHeaders.Span(seconds.GetDouble()) : null;

    private static HttpRequestMessage Request(RestCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Path);
        request.Options.Set(Repeatable, call.Repeatable);
        if (call.ByTicket)
            request.Options.Set(BotToken.Unsigned, true);
        if (call.Json is { } json)
            request.Content = call.Files.Count == 0 ? JsonContent(json) : Multipart(json, call.Files);
        return request;
    }

    private static ByteArrayContent JsonContent(byte[] json) => new(json) { Headers = { ContentType = new("application/json") } };

    private static MultipartFormDataContent Multipart(byte[] json, IReadOnlyList<Chat.Attachment> files)
    {
        var parts = new MultipartFormDataContent { { JsonContent(json), "payload_json" } };
        for (var i = 0; i < files.Count; i++)
            parts.Add(new ByteArrayContent(files[i].Bytes) { Headers = { ContentType = MediaTypeHeaderValue.TryParse(files[i].MediaType, out var type) ? type : null } }, $"files[{i}]", files[i].Name);
        return parts;
    }

    [LoggerMessage(3101, LogLevel.Warning, "Discord could not be reached for {Method} {Route}: {Reason}.")]
    private static partial void LogUnreachable(ILogger logger, HttpMethod method, string route, string reason);

    [LoggerMessage(3102, LogLevel.Information, "Discord refused {Method} {Route}: status {Status}, code {Code}.")]
    private static partial void LogRefused(ILogger logger, HttpMethod method, string route, int status, int code);

    [LoggerMessage(3103, LogLevel.Warning, "A {Which} limit of Discord stops {Method} {Route} for {After}.")]
    private static partial void LogLimited(ILogger logger, HttpMethod method, string route, string which, TimeSpan after);

    [LoggerMessage(3104, LogLevel.Critical, "Discord rejected the token; nothing is sent any more. Reset it in the developer portal and set Discord:Token.")]
    private static partial void LogTokenRejected(ILogger logger);
}
