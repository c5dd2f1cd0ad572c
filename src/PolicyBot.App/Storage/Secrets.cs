using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using PolicyBot.Chat;

namespace PolicyBot.App.Storage;

/// <summary>
/// Writes and reads what holds a secret: the secret alone is encrypted, the rest is JSON. To be called outside a transaction:
/// a new key may have to be stored first.
/// </summary>
internal sealed partial class Secrets(IDataProtectionProvider protection, ILogger<Secrets> logger)
{
    private readonly IDataProtector _tickets = protection.CreateProtector("PolicyBot.Tickets");
    private readonly IDataProtector _tokens = protection.CreateProtector("PolicyBot.Tokens");

    /// <summary>Has the keys ready before the first event needs them.</summary>
    public void WarmUp() => Protect(_tickets, "");

    public string Write(ChatEvent received) => ChatJson.Write(received with { Route = Sealed(received.Route) });

    public string Write(Post post) => ChatJson.Write(post with { Route = Sealed(post.Route) });

    public ChatEvent ReadEvent(string body)
    {
        var stored = ChatJson.Read<ChatEvent>(body);
        return stored with { Route = Opened(stored.Route) };
    }

    public Post ReadPost(string body)
    {
        var stored = ChatJson.Read<Post>(body);
        return stored with { Route = Opened(stored.Route) };
    }

    public string WriteToken(string token) => Protect(_tokens, token);

    /// <returns>Null when its key is gone.</returns>
    public string? ReadToken(string written) => Unprotect(_tokens, written);

    private ReplyRoute Sealed(ReplyRoute route) => route.Ticket is { } ticket ? route with { Ticket = Protect(_tickets, ticket) } : route;

    /// <summary>Without its ticket an event is answered in its place, like one whose ticket has expired.</summary>
    private ReplyRoute Opened(ReplyRoute route) => route.Ticket is { } ticket ? route with { Ticket = Unprotect(_tickets, ticket) } : route;

    private static string Protect(IDataProtector protector, string secret)
    {
        try
        {
            return protector.Protect(secret);
        }
        catch (CryptographicException e) when (e.GetBaseException() is { } cause && Unavailable(e) is { } outage)
        {
            throw new StorageUnavailableException(outage.Message, cause);
        }
    }

    private string? Unprotect(IDataProtector protector, string written)
    {
        try
        {
            return protector.Unprotect(written);
        }
        catch (CryptographicException e)
        {
            if (Unavailable(e) is { } outage)
                throw new StorageUnavailableException(outage.Message, e);
            LogUnreadable(logger, e);
            return null;
        }
    }

    /// <summary>Keys that could not be fetched come back as a cryptographic error around the real one.</summary>
    private static StorageUnavailableException? Unavailable(Exception? e) => e switch
    {
        null => null,
        StorageUnavailableException outage => outage,
        _ => Unavailable(e.InnerException),
    };

    [LoggerMessage(300, LogLevel.Error, "A stored secret cannot be decrypted: its key is missing from the database, or Storage:KeyCertificate is not the certificate that protects the keys.")]
    private static partial void LogUnreadable(ILogger logger, Exception exception);
}
