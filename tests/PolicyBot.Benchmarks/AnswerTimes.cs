using System.Diagnostics;
using PolicyBot.Asking;

namespace PolicyBot.Benchmarks;

/// <summary>Asks on one thread and times each answer from outside, as a caller sees it.</summary>
internal static class AnswerTimes
{
    // The compiler's second tier comes after thirty calls and in the background: the third round runs what a day's work runs.
    private const int WarmUpRounds = 3;

    /// <param name="least">How many answers to time at least; every question is asked equally often.</param>
    public static async Task<Times> MeasureAsync(IAnswerQuestions answers, IReadOnlyList<Question> questions, int least, CancellationToken cancellationToken)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            foreach (var question in questions)
                await answers.AnswerAsync(question, cancellationToken);
        }

        var times = new Times();
        while (times.Count < least)
        {
            foreach (var question in questions)
            {
                var started = Stopwatch.GetTimestamp();
                await answers.AnswerAsync(question, cancellationToken);
                times.Add(Stopwatch.GetElapsedTime(started));
            }
        }

        return times;
    }
}
