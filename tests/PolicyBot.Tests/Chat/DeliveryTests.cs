using Microsoft.Extensions.DependencyInjection;
using PolicyBot.Asking;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>A reply is retried, then degraded, then recorded as failed; an event that cannot be handled is apologised for.</summary>
public sealed class DeliveryTests
{
    private const string Detainer = "What is an ICE detainer?";

    [Fact]
    public async Task What_the_platform_cannot_take_now_is_posted_later()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Platform.Answer(new PostOutcome.Later(TimeSpan.FromMilliseconds(10), "limit", Counts: false), new PostOutcome.Later(TimeSpan.FromMilliseconds(10), "down"));

        var attempts = await desk.TellAsync(desk.Event(new Act.Said(Detainer, Heard.Mention)), posts: 3);

        Assert.Single(attempts.Select(p => p.Key).Distinct());
        Assert.True(attempts[2].Again);
    }

    [Fact]
    public async Task A_refused_form_goes_out_as_plain_text_then_as_a_direct_message()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Platform.Answer(new PostOutcome.Refused("invalid_blocks", Remedy.PlainText), new PostOutcome.Refused("not_in_channel", Remedy.DirectMessage));

        var attempts = await desk.CommandAsync(Detainer, posts: 3);

        Assert.Equal([(false, Delivery.Respond), (true, Delivery.Respond), (true, Delivery.Direct)], attempts.Select(p => (p.Plain, p.Delivery)));
    }

    [Theory]
    [InlineData(Remedy.PlainText)]
    [InlineData(Remedy.DirectMessage)]
    public async Task No_remedy_is_tried_twice(Remedy remedy)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Platform.Answer(new PostOutcome.Refused("no", remedy), new PostOutcome.Refused("still no", remedy));
        await desk.CommandAsync(Detainer, posts: 2);

        var next = Assert.Single(await desk.CommandAsync("What is asylum?"));

        Assert.Equal((false, Delivery.Respond), (next.Plain, next.Delivery));
        Assert.Contains("asylum", next.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_nothing_helps_is_recorded_as_failed_and_holds_up_nobody()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Platform.Answer(new PostOutcome.Refused("is_archived", Remedy.None));
        await desk.CommandAsync(Detainer);

        Assert.IsType<Content.OfAnswer>(Assert.Single(await desk.CommandAsync(Detainer)).Message.Content);
    }

    [Fact]
    public async Task Whoever_asked_is_told_when_the_question_cannot_be_answered()
    {
        await using var desk = await Desk.OpenAsync(services => services.AddSingleton<IAnswerQuestions, Broken>());

        var apology = Assert.Single(await desk.CommandAsync(Detainer));

        Assert.Equal(Audience.Asker, apology.Audience);
        Assert.Contains("Something went wrong", apology.Text(), StringComparison.Ordinal);
    }

    private sealed class Broken : IAnswerQuestions
    {
        public Task<Answered> AnswerAsync(Question question, CancellationToken cancellationToken) => throw new InvalidOperationException("broken");
    }
}
