using Microsoft.AspNetCore.Http;

namespace PolicyBot.App.Web;

/// <summary>Reads a request's body as the bytes that were signed, bounded.</summary>
internal static class RawBody
{
    private const int MaxBytes = 1024 * 1024;

    /// <returns>Null when it is longer than a megabyte.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > MaxBytes)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
