using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.CommandLine;
using PolicyBot.Asking;

namespace PolicyBot.Tests.EndToEnd;

public sealed class BatchTests
{
    [Fact]
    public async Task Each_line_is_answered_in_order_and_a_bad_line_becomes_an_error_on_its_line()
    {
        var lines = await Run(
            """{"id":"a","text":"What is a detainer?"}""",
            "not json",
            """{"id":"b"}""",
            """{"id":7,"text":"¿Qué es el asilo?"}""",
            """["What is TPS?"]""",
            """{"id":"c","text":"\ud800"}""",
            """{"id":"d","text":"and in 2023?","context":["How many refugees were admitted in FY2022?"]}""",
            """{"id":"e","text":"and in 2023?","context":[{"role":"user","text":"How many refugees were admitted in FY2022?"},{"role":"assistant","text":"25,520"}]}""");

        Assert.Equal(8, lines.Count);
        Assert.Equal(["a", "7", "d", "e"], lines.Where(l => l.TryGetProperty("verdict", out _)).Select(l => l.GetProperty("id").GetString()));
        Assert.Equal([2, 3, 5, 6], lines.Where(l => l.TryGetProperty("error", out _)).Select(l => l.GetProperty("line").GetInt32()));
        Assert.Equal(lines[6].GetProperty("text").GetString(), lines[7].GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_missing_file_is_said_with_what_to_do()
    {
        var error = new StringWriter();
        var status = await BatchRun.RunAsync("no-such-file.jsonl", Bot.Services.GetRequiredService<IAnswerQuestions>(), TextWriter.Null, error, TestContext.Current.CancellationToken);

        Assert.Equal(2, status);
        Assert.Contains("no-such-file.jsonl", error.ToString());
    }

    private static async Task<IReadOnlyList<JsonElement>> Run(params string[] lines)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);
            var output = new StringWriter();
            await BatchRun.RunAsync(file, Bot.Services.GetRequiredService<IAnswerQuestions>(), output, TextWriter.Null, TestContext.Current.CancellationToken);
            return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
