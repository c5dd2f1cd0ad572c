using PolicyBot.Asking;
using PolicyBot.Evals;

namespace PolicyBot.Benchmarks;

/// <summary>The questions of the evaluation sets, as people ask them.</summary>
internal static class Questions
{
    /// <summary>Every question with its mirrored and English wordings; hostile ones in their full length.</summary>
    /// <exception cref="InvalidDataException">No question was found beside the program.</exception>
    public static IReadOnlyList<Question> All()
    {
        var all = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Questions"), "*.jsonl")
            .Order(StringComparer.Ordinal)
            .SelectMany(EvalQuestion.Read)
            .SelectMany(q => new[] { q.Repeat is { } times ? string.Concat(Enumerable.Repeat(q.Text, times)) : q.Text, q.Mirror, q.English }
                .OfType<string>()
                .Select(text => new Question(q.Id, text, q.Context ?? [])))
            .ToList();
        return all.Count > 0 ? all : throw new InvalidDataException("There are no questions in the folder 'Questions' of the build output; build the project again.");
    }
}
