using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace PolicyBot.Slack;

/// <summary>Remembers for a short time, and never more than so many.</summary>
internal sealed class BoundedCache<TKey, TValue>(int most, TimeSpan life, TimeProvider clock)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, (TValue Value, DateTimeOffset Until)> _kept = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _kept.TryGetValue(key, out var kept) && kept.Until > clock.GetUtcNow();
        value = kept.Value;
        return found;
    }

    public void Set(TKey key, TValue value)
    {
        var now = clock.GetUtcNow();
        if (_kept.Count >= most)
        {
            foreach (var old in _kept.Where(k => k.Value.Until <= now))
                _kept.TryRemove(old.Key, out var _);
            // Everything is fresh: what would be lost can be asked again.
            if (_kept.Count >= most)
                _kept.Clear();
        }

        _kept[key] = (value, now + life);
    }

    /// <returns>Whether it was the first time within the life of an entry.</returns>
    public bool Add(TKey key, TValue value)
    {
        if (TryGet(key, out var _))
            return false;
        Set(key, value);
        return true;
    }

    public void Remove(TKey key) => _kept.TryRemove(key, out var _);
}
