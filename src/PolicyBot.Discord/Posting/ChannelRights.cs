using System.Collections.Concurrent;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Posting;

/// <summary>What the bot may do in channels, as far as interactions have told. Without the right to show embeds they are hidden, and nobody says so.</summary>
internal sealed class ChannelRights
{
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<string, Permissions> _known = new();

    public void Learn(string channel, Permissions may)
    {
        if (_known.Count >= Most)
            _known.Clear();
        _known[channel] = may;
    }

    /// <returns>Null when it is not known.</returns>
    public bool? MayEmbed(string channel) => _known.TryGetValue(channel, out var may) ? may.Any(Permissions.EmbedLinks | Permissions.Administrator) : null;

    public void Forget() => _known.Clear();
}
