using Microsoft.AspNetCore.Http;

namespace PolicyBot.App.Web;

/// <summary>Reads a request's body as the bytes that were signed, bounded; writes a reply as it was made.</summary>
internal static class RawBody
{
    /// <returns>Null when it is longer than <paramref name="most"/> bytes.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most)
    {
        if (request.ContentLength > most)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            if (body.Length + read > most)
                return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    public static async Task WriteAsync(HttpResponse response, int status, string? contentType, string body)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        if (body.Length > 0)
            await response.WriteAsync(body, response.HttpContext.RequestAborted);
    }
}
