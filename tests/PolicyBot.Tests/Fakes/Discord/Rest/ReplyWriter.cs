using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Writes an answer with the headers that Discord puts on it.</summary>
internal static class ReplyWriter
{
    private const string Html = "<html><head><title>Access denied | Error 1015</title></head><body>You are being rate limited</body></html>";

    public static async Task Write(HttpContext http, Reply reply, BucketState? bucket, FakeDiscordOptions options, DateTimeOffset now)
    {
        var headers = http.Response.Headers;
        http.Response.StatusCode = reply.Status;
        var hidden = reply.Status == 429 && options.Broken == Flaw.No429Headers;
        if (bucket is not null && !hidden)
        {
            Put(http, "X-RateLimit-Limit", bucket.Limit.ToString());
            Put(http, "X-RateLimit-Remaining", bucket.Remaining.ToString());
            Put(http, "X-RateLimit-Reset", Seconds(bucket.ResetsAt.ToUnixTimeMilliseconds() / 1000.0));
            Put(http, "X-RateLimit-Reset-After", Seconds(Math.Max(0, (bucket.ResetsAt - now).TotalSeconds)));
            Put(http, "X-RateLimit-Bucket", bucket.Hash);
        }

        if (reply is LimitReply limited && !hidden)
        {
            headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(limited.After.TotalSeconds)).ToString();
            AddScope(http, limited, bucket is not null, now);
        }

        headers["Via"] = "1.1 google";
        if (reply is LimitReply { Scope: "cloudflare" })
        {
            await Send(http, "text/html; charset=UTF-8", Html);
        }
        else if (reply.Body is { } body)
        {
            await Send(http, "application/json", body.ToJsonString());
        }
    }

    private static void AddScope(HttpContext http, LimitReply limited, bool hasBucket, DateTimeOffset now)
    {
        if (limited.Scope == "cloudflare")
        {
            return;
        }

        Put(http, "X-RateLimit-Scope", limited.Scope);
        if (limited.Scope == "global")
        {
            Put(http, "X-RateLimit-Global", "true");
        }
        else if (!hasBucket)
        {
            Put(http, "X-RateLimit-Limit", "5");
            Put(http, "X-RateLimit-Remaining", "0");
            Put(http, "X-RateLimit-Reset", Seconds((now + limited.After).ToUnixTimeMilliseconds() / 1000.0));
            Put(http, "X-RateLimit-Reset-After", Seconds(limited.After.TotalSeconds));
            Put(http, "X-RateLimit-Bucket", "c0ffee00c0ffee00c0ffee00c0ffee00");
        }
    }

    private static void Put(HttpContext http, string name, string value) => http.Response.Headers[name] = value;

    private static string Seconds(double seconds) => seconds.ToString("0.000", CultureInfo.InvariantCulture);

    private static async Task Send(HttpContext http, string type, string text)
    {
        http.Response.ContentType = type;
        var bytes = Encoding.UTF8.GetBytes(text);
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }
}
