using Microsoft.Extensions.Time.Testing;
using PolicyBot.Slack.Api;

namespace PolicyBot.Tests.Slack;

public sealed class PacingTests
{
    private static readonly TimeSpan _any = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_limit_holds_up_one_method_in_one_workspace()
    {
        var pacing = new Pacing(_clock);

        pacing.Hold(Methods.User, "T1", TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(20), pacing.Take(Methods.User, "T1", null, TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, pacing.Take(Methods.User, "T2", null, _any));
        Assert.Equal(TimeSpan.Zero, pacing.Take(Methods.History, "T1", null, _any));
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.Zero, pacing.Take(Methods.User, "T1", null, _any));
    }

    [Fact]
    public void A_channel_takes_a_short_burst_and_then_a_message_a_second()
    {
        var pacing = new Pacing(_clock);

        var waits = Enumerable.Range(0, 6).Select(_ => pacing.Take(Methods.PostMessage, "T1", "C1", _any).TotalSeconds).ToList();

        Assert.Equal([0, 0, 0, 0, 1, 2], waits);
        Assert.Equal(TimeSpan.Zero, pacing.Take(Methods.PostMessage, "T1", "C2", _any));
    }

    [Fact]
    public void A_turn_that_is_too_far_away_is_not_taken()
    {
        var pacing = new Pacing(_clock);
        for (var i = 0; i < 6; i++)
            pacing.Take(Methods.PostMessage, "T1", "C1", _any);

        var first = pacing.Take(Methods.PostMessage, "T1", "C1", TimeSpan.FromSeconds(2));
        var second = pacing.Take(Methods.PostMessage, "T1", "C1", TimeSpan.FromSeconds(2));

        Assert.Equal(TimeSpan.FromSeconds(3), first);
        Assert.Equal(first, second);
    }

    [Theory]
    [InlineData(Methods.Access, 20)]
    [InlineData(Methods.Update, 50)]
    [InlineData(Methods.GetUploadUrl, 100)]
    [InlineData(Methods.PostMessage, 600)]
    public void A_tier_is_kept_to_in_every_minute_the_burst_included(string method, int perMinute)
    {
        var pacing = new Pacing(_clock);
        var calls = 0;
        for (var second = 0; second < 60; second++, _clock.Advance(TimeSpan.FromSeconds(1)))
        {
            while (pacing.Take(method, "T1", null, TimeSpan.Zero) == TimeSpan.Zero)
                calls++;
        }

        Assert.InRange(calls, perMinute * 0.8, perMinute);
    }
}
