using System.Globalization;
using System.Net.Http.Headers;

namespace PolicyBot.Discord.Rest;

/// <summary>The platform's headers, read defensively.</summary>
internal static class RestHeaders
{
    /// <summary>The longest wait that is believed: a day.</summary>
    private const double MostSeconds = 86_400;

    public static string? Text(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    public static int? Count(HttpResponseHeaders headers, string name) => int.TryParse(Text(headers, name), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static TimeSpan? Seconds(HttpResponseHeaders headers, string name) =>
        double.TryParse(Text(headers, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Span(seconds) : null;

    public static TimeSpan? Span(double seconds) => seconds >= 0 ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)) : null;
}
