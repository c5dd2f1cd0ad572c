using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace PolicyBot.Tests.Fakes.Discord;

internal sealed record UploadedFile(string Part, string FileName, string ContentType, byte[] Bytes)
{
    /// <summary>The n of files[n], by which attachments name it.</summary>
    public string Number => Part.StartsWith("files[", StringComparison.Ordinal) ? Part[6..^1] : "0";
}

/// <summary>A request's body: JSON, or a form whose payload_json is that JSON beside files.</summary>
/// <param name="Fault">What is wrong with it as a body; null where nothing is.</param>
internal sealed record Body(byte[] Raw, JsonNode? Json, IReadOnlyList<UploadedFile> Files, Refusal? Fault = null)
{
    public int Size => Raw.Length;

    public static async Task<Body> Read(byte[] raw, string? contentType, CancellationToken cancellation)
    {
        if (raw.Length == 0)
        {
            return new(raw, null, []);
        }

        try
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            {
                return WrongType(raw, contentType);
            }

            return type.MediaType.Value?.ToLowerInvariant() switch
            {
                "application/json" => new(raw, JsonNode.Parse(raw), []),
                "multipart/form-data" => await Form(raw, HeaderUtilities.RemoveQuotes(type.Boundary).Value!, cancellation),
                _ => WrongType(raw, contentType),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or IOException)
        {
            return new(raw, null, [], Refusal.NotJson());
        }
    }

    private static Body WrongType(byte[] raw, string? contentType) =>
        new(raw, null, [], FormErrors.Single("_misc", "CONTENT_TYPE_INVALID", $"Expected \"Content-Type\" header to be application/json or multipart/form-data, not '{contentType}'."));

    private static async Task<Body> Form(byte[] raw, string boundary, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(raw);
        var reader = new MultipartReader(boundary, stream);
        JsonNode? json = null;
        var files = new List<UploadedFile>();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            using var copy = new MemoryStream();
            await section.Body.CopyToAsync(copy, cancellation);
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                return new(raw, null, [], FormErrors.Single("_misc", "CONTENT_DISPOSITION_INVALID", "Every part needs a Content-Disposition."));
            }

            var name = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
            if (name == "payload_json")
            {
                json = JsonNode.Parse(copy.ToArray());
            }
            else if (disposition.FileName.HasValue && name.StartsWith("file", StringComparison.Ordinal))
            {
                files.Add(new(name, HeaderUtilities.RemoveQuotes(disposition.FileName).Value!, section.ContentType ?? "application/octet-stream", copy.ToArray()));
            }
        }

        return new(raw, json, files);
    }
}
