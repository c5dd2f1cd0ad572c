namespace PolicyBot.Tests.Running;

/// <summary>Waits for what must come true, however busy the machine is; how long it took is never judged.</summary>
internal static class Patience
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">It did not come true; the message says what, and what <paramref name="story"/> tells.</exception>
    public static async Task UntilAsync(Func<Task<bool>> isTrue, string what, CancellationToken cancellationToken, Func<string>? story = null, TimeSpan? limit = null)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            if (TimeProvider.System.GetElapsedTime(started) > (limit ?? _limit))
                throw new TimeoutException($"Waited in vain: {what}\n{story?.Invoke()}");
            await Task.Delay(_look, cancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> isTrue, string what, CancellationToken cancellationToken, Func<string>? story = null, TimeSpan? limit = null) =>
        UntilAsync(() => Task.FromResult(isTrue()), what, cancellationToken, story, limit);
}
