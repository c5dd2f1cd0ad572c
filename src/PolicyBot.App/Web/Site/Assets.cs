using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace PolicyBot.App.Web.Site;

/// <summary>The style sheet and the scripts, which travel in the assembly.</summary>
internal sealed class Assets
{
    private const string Prefix = "assets/";
    private readonly Dictionary<string, Asset> _all = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(name => name[Prefix.Length..], Read);

    public Asset? Find(string name) => _all.GetValueOrDefault(name);

    /// <summary>An address that changes with the content, so that browsers may keep what it leads to.</summary>
    public string Url(string name) => $"/assets/{name}?v={_all[name].Version}";

    private static Asset Read(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return new(bytes.ToArray(), Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()).AsSpan(0, 8)), Path.GetExtension(resource) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/javascript; charset=utf-8",
        });
    }
}

/// <param name="Version">Differs when the content does.</param>
internal sealed record Asset(byte[] Bytes, string Version, string MediaType);

internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        var assets = endpoints.ServiceProvider.GetRequiredService<Assets>();
        endpoints.MapGet("/assets/{name}", (HttpContext context, string name, string? v) => Serve(context, assets.Find(name), v));
        // Named by the framework's script itself when it loads more.
        endpoints.MapGet("/_framework/blazor.web.js", (HttpContext context, string? v) => Serve(context, assets.Find("blazor.web.js"), v));
    }

    private static IResult Serve(HttpContext context, Asset? asset, string? version)
    {
        if (asset is null)
            return Results.NotFound();
        context.Response.Headers.CacheControl = version == asset.Version ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Bytes, asset.MediaType, entityTag: new EntityTagHeaderValue($"\"{asset.Version}\""));
    }
}
