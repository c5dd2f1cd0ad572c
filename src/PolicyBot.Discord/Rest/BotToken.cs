using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace PolicyBot.Discord.Rest;

/// <summary>Puts the bot's token on requests, but never on those that carry a token of their own.</summary>
internal sealed class BotToken(IOptions<DiscordOptions> options) : DelegatingHandler
{
    /// <summary>Set on answers to interactions.</summary>
    public static readonly HttpRequestOptionsKey<bool> Unsigned = new("unsigned");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(Unsigned, out var unsigned) || !unsigned)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bot", options.Value.Token);
        return base.SendAsync(request, cancellationToken);
    }
}
