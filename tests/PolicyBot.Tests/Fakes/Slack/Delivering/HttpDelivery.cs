using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Slack.Delivering;

/// <summary>Where the bot listens.</summary>
internal sealed record HttpTargets(Uri Events, Uri Commands, Uri Interactivity);

/// <summary>Signed requests to the bot's own addresses.</summary>
internal sealed class HttpDelivery(FakeSlack slack, HttpTargets targets) : ICarry, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxAutomaticRedirections = 2 }) { Timeout = Timeout.InfiniteTimeSpan };

    public async Task<Attempt> Carry(Delivery delivery, int number, string reason, CancellationToken cancellation)
    {
        using var request = Request(delivery);
        if (number > 0 && slack.Broken != Flaw.NoRetryHeader)
        {
            request.Headers.Add("X-Slack-Retry-Num", number.ToString());
            request.Headers.Add("X-Slack-Retry-Reason", reason);
        }

        var sent = slack.World.Now;
        using var deadline = new CancellationTokenSource(slack.Options.AckDeadline, slack.World.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var via = request.RequestUri!.ToString();
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsStringAsync(either.Token);
            return new(number, reason, via, sent, slack.World.Now - sent, response.IsSuccessStatusCode ? null : "http_error", Parsed(body))
            {
                Status = (int)response.StatusCode,
                Enough = !response.IsSuccessStatusCode && response.Headers.Contains("X-Slack-No-Retry"),
            };
        }
        catch (HttpRequestException)
        {
            return new(number, reason, via, sent, null, "connection_failed");
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new(number, reason, via, sent, null, "http_timeout");
        }
    }

    /// <summary>The question that Slack asks when the address is entered: the answer's status and body.</summary>
    public async Task<(HttpStatusCode Status, string Body)> VerifyUrl(string challenge, CancellationToken cancellation)
    {
        using var request = Signed(targets.Events, new JsonObject { ["token"] = "fake-verification-token", ["challenge"] = challenge, ["type"] = "url_verification" }.ToJsonString(), "application/json");
        using var response = await _http.SendAsync(request, cancellation);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(cancellation));
    }

    /// <summary>The unsigned check of the certificate.</summary>
    public async Task<HttpStatusCode> SslCheck(CancellationToken cancellation)
    {
        using var content = new FormUrlEncodedContent([new("token", "fake-verification-token"), new("ssl_check", "1")]);
        using var response = await _http.PostAsync(targets.Commands, content, cancellation);
        return response.StatusCode;
    }

    /// <summary>The signature over a raw body, as the platform writes it.</summary>
    public static string Signature(string secret, string timestamp, string body) =>
        "v0=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{timestamp}:{body}")));

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Delivery delivery) => delivery.Kind switch
    {
        DeliveryKind.Event => Signed(targets.Events, delivery.Payload.ToJsonString(), "application/json"),
        DeliveryKind.Command => Signed(targets.Commands, Form(delivery.Payload.Select(field => (field.Key, field.Value?.ToString() ?? ""))), "application/x-www-form-urlencoded"),
        DeliveryKind.Interactive => Signed(targets.Interactivity, Form([("payload", delivery.Payload.ToJsonString())]), "application/x-www-form-urlencoded"),
        _ => throw new UnreachableException(),
    };

    private HttpRequestMessage Signed(Uri target, string body, string contentType)
    {
        var at = slack.World.Now - (slack.Broken == Flaw.StaleTimestamp ? TimeSpan.FromMinutes(6) : TimeSpan.Zero);
        var timestamp = at.ToUnixTimeSeconds().ToString();
        var signature = Signature(slack.Broken == Flaw.WrongSignature ? "another secret" : slack.World.SigningSecret, timestamp, body);
        var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new(contentType);
        request.Headers.Add("X-Slack-Request-Timestamp", timestamp);
        request.Headers.Add("X-Slack-Signature", signature);
        request.Headers.UserAgent.ParseAdd("Slackbot/1.0");
        request.Headers.Add("Accept", "application/json,*/*");
        return request;
    }

    private static string Form(IEnumerable<(string Name, string Value)> fields) =>
        string.Join('&', fields.Select(field => $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(field.Value)}"));

    private static JsonNode? Parsed(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
