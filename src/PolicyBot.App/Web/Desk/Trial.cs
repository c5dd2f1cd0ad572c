using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PolicyBot.App.Orchestration;
using PolicyBot.Asking;
using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.App.Web.Desk;

/// <summary>What a draft would do.</summary>
/// <param name="Problems">What the linter finds wrong that is not wrong without the draft; it may be approved when there is nothing.</param>
/// <param name="Answers">The bot's answers to the questions that the draft is for, with it.</param>
/// <param name="Taken">Questions of other entries that would then be answered from elsewhere than they are now.</param>
/// <param name="Asked">How many questions of the library were asked for <paramref name="Taken"/>.</param>
internal sealed record TrialResult(IReadOnlyList<LibraryProblem> Problems, IReadOnlyList<Answer> Answers, IReadOnlyList<string> Taken, int Asked);

/// <summary>Tries a draft: the whole library with it, linted, asked, and held against the library without it.</summary>
internal sealed partial class Trial(LibraryFiles files, LiveKnowledge live, IServiceProvider services, TimeProvider time)
{
    private const int MostQuestions = 10;

    /// <summary>The id that the text gives itself.</summary>
    /// <returns>Null when it gives none, or one that can be no file's name.</returns>
    public static string? IdOf(string text) => Id().Match(text) is { Success: true } id ? id.Groups["id"].Value : null;

    /// <summary>Where the file of a draft belongs: where the entry is, or else with its first topic.</summary>
    /// <returns>Null when the text names no id, or for a new entry no topic, that can be a file's name.</returns>
    public string? PathOf(string text)
    {
        if (IdOf(text) is not { } id)
            return null;
        if (live.Current.Library.Find(new EntryId(id)) is { } there)
            return there.File;
        return Topic().Match(text) is { Success: true } topic ? $"{topic.Groups["topic"].Value}/{id}.md" : null;
    }

    /// <summary>The file of an entry as it is now.</summary>
    public string? TextOf(string path)
    {
        if (!files.All().TryGetValue(path, out var open))
            return null;
        using var reader = open();
        return reader.ReadToEnd();
    }

    public IReadOnlyList<LibraryProblem> Problems(string path, string text)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return [.. Linter.Lint(files.With(path, text), today).Except(Linter.Lint(files, today)).Concat(UnknownTopics(text, path))];
    }

    /// <param name="questions">What the draft is to answer.</param>
    public async Task<TrialResult> RunAsync(string path, string text, IReadOnlyList<string> questions, CancellationToken cancellationToken)
    {
        var problems = Problems(path, text);
        using var tried = new LiveKnowledge(files.With(path, text), time, services.GetRequiredService<ILogger<LiveKnowledge>>());
        if (LibraryLoader.Load(files.With(path, text)).Problems.Count > 0)
            return new(problems, [], [], 0);
        var with = ActivatorUtilities.CreateInstance<Orchestrator>(services, tried);
        var answers = new List<Answer>();
        foreach (var question in questions.Distinct(StringComparer.OrdinalIgnoreCase).Take(MostQuestions))
            answers.Add((await with.AnswerAsync(new("preview", question, []), cancellationToken)).Answer);
        var (taken, asked) = await TakenAsync(with, IdOf(text), cancellationToken);
        return new(problems, answers, taken, asked);
    }

    /// <summary>The library's own questions, one of each entry in each language: what they are answered from must stay.</summary>
    private async Task<(IReadOnlyList<string> Taken, int Asked)> TakenAsync(Orchestrator with, string? draft, CancellationToken cancellationToken)
    {
        var now = services.GetRequiredService<IAnswerQuestions>();
        var taken = new List<string>();
        var asked = 0;
        foreach (var entry in live.Current.Library.Entries.Where(e => e.Id.Value != draft))
        {
            foreach (var question in entry.Questions.English.Take(1).Concat(entry.Questions.Spanish.Take(1)))
            {
                asked++;
                var after = (await with.AnswerAsync(new("preview", question, []), cancellationToken)).Answer;
                if (after.Citations.Any(c => c.Entry.Value == draft) && Lead((await now.AnswerAsync(new("preview", question, []), cancellationToken)).Answer) != Lead(after))
                    taken.Add($"{question} ({entry.Id})");
            }
        }

        return (taken, asked);
    }

    private static string? Lead(Answer answer) => answer.Citations is [var first, ..] ? first.Entry.Value : null;

    private IEnumerable<LibraryProblem> UnknownTopics(string text, string path) =>
        Topic().Match(text) is { Success: true } topic && !live.Current.Library.Topics.ContainsKey(topic.Groups["topic"].Value)
            ? [new(path, 0, $"'{topic.Groups["topic"].Value}' is no topic. The topics are: {string.Join(", ", live.Current.Library.Topics.Keys)}.")]
            : [];

    [GeneratedRegex(@"^id:[ \t]*['""]?(?<id>[a-z0-9][a-z0-9-]{0,79})['""]?[ \t]*\r?$", RegexOptions.Multiline, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^topics:[ \t]*(?:\r?\n[ \t]*-[ \t]*|\[[ \t]*)['""]?(?<topic>[a-z0-9][a-z0-9-]{0,39})\b", RegexOptions.Multiline, 1000)]
    private static partial Regex Topic();
}
