using Microsoft.Extensions.Time.Testing;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

public sealed class ArrivalsTests
{
    private static readonly TimeSpan _most = TimeSpan.FromSeconds(1);
    private readonly FakeTimeProvider _time = new();
    private readonly Arrivals _arrivals = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Where_nothing_arrives_nobody_waits() => Assert.True(Quiet().IsCompletedSuccessfully);

    [Fact]
    public async Task Who_answers_waits_until_the_last_of_those_who_arrive_is_taken_in()
    {
        var (first, second) = (_arrivals.Begin(), _arrivals.Begin());
        var quiet = Quiet();
        first.Dispose();
        first.Dispose();
        Assert.False(quiet.IsCompleted);

        second.Dispose();

        await quiet;
    }

    [Fact]
    public async Task A_stream_that_does_not_end_is_waited_for_only_so_long()
    {
        using var arriving = _arrivals.Begin();
        var quiet = Quiet();
        Assert.False(quiet.IsCompleted);

        _time.Advance(_most);

        await quiet;
    }

    [Fact]
    public async Task Who_no_longer_answers_does_not_wait()
    {
        using var arriving = _arrivals.Begin();
        using var ending = new CancellationTokenSource();
        var quiet = _arrivals.QuietAsync(_most, _time, ending.Token);

        await ending.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => quiet);
    }

    private Task Quiet() => _arrivals.QuietAsync(_most, _time, Cancel);
}
