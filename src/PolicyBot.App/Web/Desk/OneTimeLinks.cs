using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace PolicyBot.App.Web.Desk;

/// <summary>Links that let one person in, once: the first is printed at the start, further ones an admin makes.</summary>
internal sealed class OneTimeLinks(TimeProvider time)
{
    private const int Most = 1000;
    private const int SecretBytes = 32;
    private static readonly TimeSpan _life = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, Guest> _open = new();

    /// <returns>The path to open.</returns>
    public string Make(string name, string role)
    {
        var now = time.GetUtcNow();
        foreach (var ended in _open.Where(o => o.Value.Until <= now))
            _open.TryRemove(ended);
        if (_open.Count >= Most)
            throw new InvalidOperationException("Too many links wait to be opened.");
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        _open[Fingerprint(code)] = new(name, role, now + _life);
        return "/desk/enter?code=" + code;
    }

    /// <returns>Null for a link that was used, has ended, or never was.</returns>
    public Guest? Use(string? code) => code is { Length: SecretBytes * 2 } && _open.TryRemove(Fingerprint(code), out var guest) && guest.Until > time.GetUtcNow() ? guest : null;

    /// <summary>Looked up by what tells nothing of the secret, not even how long comparing it takes.</summary>
    private static string Fingerprint(string code) => Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(code)));
}

internal sealed record Guest(string Name, string Role, DateTimeOffset Until);
