namespace PolicyBot.App.Storage;

/// <summary>What was read last, until it is changed. What was being read while it changed is not remembered: it may be of before.</summary>
internal sealed class Remembered<T>
    where T : class
{
    private readonly Lock _gate = new();
    private T? _value;
    private int _changes;

    public async Task<T> GetAsync(Func<Task<T>> read)
    {
        int before;
        lock (_gate)
        {
            if (_value is { } known)
                return known;
            before = _changes;
        }

        var value = await read();
        lock (_gate)
        {
            if (before == _changes)
                _value = value;
        }

        return value;
    }

    /// <summary>To be called once the change is made.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _value = null;
            _changes++;
        }
    }
}
