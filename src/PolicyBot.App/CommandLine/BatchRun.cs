using System.Text.Json;
using PolicyBot.Asking;

namespace PolicyBot.App.CommandLine;

/// <summary>Answers a file of questions, one JSON line each, in order. A line that cannot be read becomes an error on its line.</summary>
internal static class BatchRun
{
    /// <returns>0, or 2 when the file cannot be opened.</returns>
    public static async Task<int> RunAsync(string file, IAnswerQuestions answers, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        if (file is not "-" && !File.Exists(file))
        {
            await error.WriteLineAsync($"There is no file '{file}'. Give a file of JSON lines such as {{\"id\":\"1\",\"text\":\"What is a detainer?\"}}.");
            return 2;
        }

        using var input = file is "-" ? Console.In : new StreamReader(file);
        var line = 0;
        while (await input.ReadLineAsync(cancellationToken) is { } text)
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            await output.WriteLineAsync(await AnswerLineAsync(text, line, answers, cancellationToken));
        }

        await output.FlushAsync(cancellationToken);
        return 0;
    }

    private static async Task<string> AnswerLineAsync(string text, int line, IAnswerQuestions answers, CancellationToken cancellationToken)
    {
        Question question;
        try
        {
            question = Read(text, line);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return AnswerJson.Error(null, line, $"not a question: {e.Message} Expected {{\"id\": ..., \"text\": ..., \"context\": [...]}}.");
        }

        return AnswerJson.Write(await answers.AnswerAsync(question, cancellationToken));
    }

    private static Question Read(string text, int line)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.ValueKind is not JsonValueKind.Object)
            throw new FormatException("the line is not an object.");
        if (!root.TryGetProperty("text", out var asked) || asked.ValueKind is not JsonValueKind.String)
            throw new FormatException("'text' is missing.");
        var id = root.TryGetProperty("id", out var named)
            ? named.ValueKind is JsonValueKind.String ? named.GetString()! : named.GetRawText()
            : line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(id, Safe(asked), root.TryGetProperty("context", out var context) ? Turns(context) : []);
    }

    /// <summary>Earlier turns: plain strings, or objects of which those that a user spoke count.</summary>
    private static List<string> Turns(JsonElement context)
    {
        if (context.ValueKind is JsonValueKind.String)
            return [Safe(context)];
        if (context.ValueKind is not JsonValueKind.Array)
            return [];
        var turns = new List<string>();
        foreach (var turn in context.EnumerateArray())
        {
            if (turn.ValueKind is JsonValueKind.String)
                turns.Add(Safe(turn));
            else if (turn.ValueKind is JsonValueKind.Object && Spoken(turn) is { } spoken)
                turns.Add(spoken);
        }

        return turns;
    }

    private static string? Spoken(JsonElement turn)
    {
        if (turn.TryGetProperty("role", out var role) && role.ValueKind is JsonValueKind.String && role.GetString() is not ("user" or "human"))
            return null;
        foreach (var name in (string[])["text", "question", "content", "user"])
        {
            if (turn.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String)
                return Safe(text);
        }

        return null;
    }

    /// <summary>The string, with half surrogates that JSON escapes can carry replaced.</summary>
    private static string Safe(JsonElement element)
    {
        try
        {
            return element.GetString() ?? "";
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException("the text has an incomplete character.", e);
        }
    }
}
