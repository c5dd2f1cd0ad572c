using System.Diagnostics;
using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>How long answers took, asked on one thread and timed from outside, as a caller sees it.</summary>
/// <param name="All">Every answer.</param>
/// <param name="Typical">One duration a question, its median: what the question costs, without what other processes took meanwhile.</param>
internal sealed record AnswerTimes(Times All, Times Typical)
{
    // The compiler's second tier comes after thirty calls and in the background: the third round runs what a day's work runs.
    private const int WarmUpRounds = 3;

    /// <param name="least">How many answers to time at least; every question is asked equally often.</param>
    public static async Task<AnswerTimes> MeasureAsync(IAnswerQuestions answers, IReadOnlyList<Question> questions, int least, CancellationToken cancellationToken)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var question in questions)
                await answers.AnswerAsync(question, cancellationToken);
        }

        var all = new Times();
        var each = questions.Select(_ => new Times()).ToList();
        while (all.Count < least)
        {
            for (var i = 0; i < questions.Count; i++)
            {
                var started = Stopwatch.GetTimestamp();
                await answers.AnswerAsync(questions[i], cancellationToken);
                var elapsed = Stopwatch.GetElapsedTime(started);
                all.Add(elapsed);
                each[i].Add(elapsed);
            }
        }

        var typical = new Times();
        foreach (var times in each)
            typical.Add(TimeSpan.FromMilliseconds(times.Median));
        return new(all, typical);
    }
}
