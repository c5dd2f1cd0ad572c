using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Slack.Api;

/// <summary>A request with its body read whole and its arguments taken out of a form, JSON, multipart or the query.</summary>
internal sealed record ApiRequest(
    IReadOnlyDictionary<string, string> Headers, string Body, ReadOnlyMemory<byte> Bytes, JsonObject Arguments, string? HeaderToken)
{
    /// <summary>Text that may happen to look like JSON.</summary>
    private static readonly HashSet<string> _prose = ["text", "markdown_text", "initial_comment", "title", "status", "filename"];

    public string? Token => HeaderToken ?? Arguments["token"]?.ToString();

    public static bool Readable(string contentType) =>
        contentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
        || contentType.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    public static async Task<ApiRequest> Read(HttpRequest request)
    {
        request.EnableBuffering();
        using var copy = new MemoryStream();
        await request.Body.CopyToAsync(copy, request.HttpContext.RequestAborted);
        var bytes = copy.ToArray();
        request.Body.Position = 0;
        var headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var arguments = new JsonObject();
        foreach (var (name, value) in request.Query)
        {
            arguments[name] = value.ToString();
        }

        var type = request.ContentType ?? "";
        if (type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
        {
            ReadJson(bytes, arguments);
        }
        else if (request.HasFormContentType)
        {
            await ReadForm(request, arguments);
        }

        var bearer = request.Headers.Authorization.ToString();
        if (bearer.StartsWith("Basic ", StringComparison.Ordinal) && Encoding.UTF8.GetString(Convert.FromBase64String(bearer[6..])).Split(':') is [var id, var secret])
        {
            arguments["client_id"] ??= Uri.UnescapeDataString(id);
            arguments["client_secret"] ??= Uri.UnescapeDataString(secret);
        }

        return new(headers, Encoding.UTF8.GetString(bytes), bytes, arguments, bearer.StartsWith("Bearer ", StringComparison.Ordinal) ? bearer[7..] : null);
    }

    public RecordedRequest Record(string method, DateTimeOffset at, int status, JsonObject? answer) =>
        new(method, at, Headers, Body, (JsonObject)Arguments.DeepClone(), Token, status, (JsonObject?)answer?.DeepClone());

    private static void ReadJson(byte[] bytes, JsonObject arguments)
    {
        try
        {
            foreach (var (name, value) in JsonNode.Parse(bytes) as JsonObject ?? [])
            {
                arguments[name] = value?.DeepClone();
            }
        }
        catch (JsonException)
        {
            // The method finds its arguments missing, which is what the platform says too.
        }
    }

    private static async Task ReadForm(HttpRequest request, JsonObject arguments)
    {
        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
        foreach (var (name, value) in form)
        {
            arguments[name] = _prose.Contains(name) ? value.ToString() : Decoded(value.ToString());
        }

        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, request.HttpContext.RequestAborted);
            arguments["file:" + file.Name] = Convert.ToBase64String(content.ToArray());
        }
    }

    /// <summary>Nested arguments come as JSON text in a form.</summary>
    private static JsonNode Decoded(string value)
    {
        if (value is ['{' or '[', ..])
        {
            try
            {
                return JsonNode.Parse(value)!;
            }
            catch (JsonException)
            {
                return value;
            }
        }

        return value;
    }
}
