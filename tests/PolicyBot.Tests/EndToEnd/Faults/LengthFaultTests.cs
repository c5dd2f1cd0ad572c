using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.Orchestration;
using PolicyBot.Asking;

namespace PolicyBot.Tests.EndToEnd.Faults;

/// <summary>An answer far longer than a message may be.</summary>
public sealed class LengthFaultTests
{
    [Fact]
    public async Task On_Slack_an_answer_that_is_too_long_is_one_message_within_the_limits()
    {
        await using var trial = await SlackTrial.StartAsync(replacing: AnswerAtLength);

        await trial.AnsweredOnceAsync("answer too long", trial.Mention(), trial.Command());

        Assert.Empty(trial.Fake.Recorder.Violations);
    }

    [Fact]
    public async Task On_Discord_an_answer_that_is_too_long_is_one_message_within_the_limits()
    {
        await using var trial = await DiscordTrial.StartAsync(replacing: AnswerAtLength);

        await trial.AnsweredOnceAsync("answer too long", trial.Mention(), await trial.CommandAsync());
    }

    private static void AnswerAtLength(IServiceCollection services) =>
        services.AddSingleton<IAnswerQuestions>(provider => new AtLength(ActivatorUtilities.CreateInstance<Orchestrator>(provider)));

    /// <summary>Says everything a hundred times, and one sentence without end.</summary>
    private sealed class AtLength(IAnswerQuestions answers) : IAnswerQuestions
    {
        private const int Times = 100;

        public async Task<Answered> AnswerAsync(Question question, CancellationToken cancellationToken)
        {
            var answered = await answers.AnswerAsync(question, cancellationToken);
            var sentences = Enumerable.Repeat(answered.Answer.Sentences, Times).SelectMany(s => s).ToList();
            var endless = sentences[0] with { Text = string.Join(' ', Enumerable.Repeat(sentences[0].Text, Times)) };
            return answered with { Answer = answered.Answer with { Sentences = [endless, .. sentences] } };
        }
    }
}
