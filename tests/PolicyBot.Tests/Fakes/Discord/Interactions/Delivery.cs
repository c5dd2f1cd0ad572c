using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Brings interactions to the bot: over the gateway, or to its endpoint where it has one; never both.</summary>
internal sealed class Delivery(World world, Events events, InteractionAnswers answers, Signer signer, FakeDiscordOptions options, Changes changes) : IDisposable
{
    private const string DidNotRespond = "The application did not respond";
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Once it is set, nothing of an interaction comes over the gateway any more.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Every body that was posted to the endpoint, with the status of the answer.</summary>
    public List<(string Body, HttpStatusCode Status)> Posted { get; } = [];

    public async Task Deliver(Interaction interaction, CancellationToken cancellation)
    {
        JsonObject payload;
        lock (world.Gate)
        {
            world.Interactions.Add(interaction.Id, interaction);
            if (Endpoint is null)
            {
                events.Interaction(interaction);
                return;
            }

            payload = InteractionPayloads.Of(interaction, world, options.Broken);
        }

        await Post(interaction, payload, Endpoint, cancellation);
        changes.Signal();
    }

    /// <summary>What saving the URL in the portal does: a valid PING and one with a wrong signature.</summary>
    /// <returns>Why Discord refuses the URL; null where it takes it.</returns>
    public async Task<string?> Save(Uri endpoint, CancellationToken cancellation)
    {
        var ping = Encoding.UTF8.GetBytes(InteractionPayloads.Ping(world).ToJsonString());
        using var answer = await Send(endpoint, ping, Timestamp(), signature: null, cancellation);
        var pong = answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType == "application/json"
            && JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation)).Number("type") == CallbackType.Pong;
        if (!pong)
        {
            return $"A valid PING was answered with {(int)answer.StatusCode}, not with a PONG.";
        }

        using var refusal = await Send(endpoint, ping, Timestamp(), new string('0', 128), cancellation);
        if (refusal.StatusCode != HttpStatusCode.Unauthorized)
        {
            return $"A PING with a wrong signature was answered with {(int)refusal.StatusCode}, not with 401.";
        }

        Endpoint = endpoint;
        return null;
    }

    /// <summary>Posts a body as Discord would.</summary>
    /// <param name="signature">Null for the right one.</param>
    public async Task<HttpResponseMessage> Send(Uri endpoint, byte[] body, string timestamp, string? signature, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", "Discord-Interactions/1.0 (+https://discord.com)");
        request.Headers.TryAddWithoutValidation("X-Signature-Timestamp", timestamp);
        request.Headers.TryAddWithoutValidation("X-Signature-Ed25519", signature ?? Signature(timestamp, body));
        var response = await _http.SendAsync(request, cancellation);
        lock (world.Gate)
        {
            Posted.Add((Encoding.UTF8.GetString(body), response.StatusCode));
        }

        return response;
    }

    public string Timestamp() => world.Now.ToUnixTimeSeconds().ToString();

    public void Dispose() => _http.Dispose();

    private string Signature(string timestamp, byte[] body) =>
        signer.Sign(timestamp, options.Broken == Flaw.WrongSignature ? [.. body, 0] : body);

    private async Task Post(Interaction interaction, JsonObject payload, Uri endpoint, CancellationToken cancellation)
    {
        using var deadline = new CancellationTokenSource(InteractionAnswers.Deadline, options.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            using var response = await Send(endpoint, Encoding.UTF8.GetBytes(payload.ToJsonString()), Timestamp(), signature: null, both.Token);
            var raw = await response.Content.ReadAsByteArrayAsync(both.Token);
            var body = await Body.Read(raw, response.Content.Headers.ContentType?.ToString(), both.Token);
            lock (world.Gate)
            {
                interaction.HttpStatus = (int)response.StatusCode;
                interaction.Failure = Take(interaction, response.StatusCode, body);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            lock (world.Gate)
            {
                interaction.HttpStatus = 0;
                interaction.Failure = interaction.IsAnswered ? null : DidNotRespond;
            }
        }
    }

    private string? Take(Interaction interaction, HttpStatusCode status, Body body)
    {
        // 202 without a body says that the answer comes, or came, through the callback route.
        if (status == HttpStatusCode.Accepted && body.Size == 0)
        {
            return null;
        }

        if (status != HttpStatusCode.OK || body.Fault is not null || body.Json is null)
        {
            return DidNotRespond;
        }

        try
        {
            answers.Take(interaction, body.Json, body.Files);
            return null;
        }
        catch (Refusal refusal)
        {
            return $"{refusal.Code} {refusal.Body().ToJsonString()}";
        }
    }
}
