using NJsonSchema;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.CommandLine;
using PolicyBot.Asking;

namespace PolicyBot.Tests.EndToEnd;

public sealed class AnswerJsonTests
{
    public static TheoryData<string> Questions =>
    [
        "What is an ICE detainer?",
        "How many people did Border Patrol apprehend in June 2024?",
        "Border Patrol encounters fell nearly 30% from May to June 2024",
        "average refugee admissions per year under Trump and Biden",
        "which countries did most refugees come from in FY2023",
        "¿Qué es el TPS?",
        "can i apply for a green card if i overstayed?",
        "best pizza in Baltimore",
        "hello",
        "should ICE be abolished?",
        "refugee admissions in 1950",
    ];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_answer_is_valid_by_the_published_schema(string question)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "answer.schema.json"), TestContext.Current.CancellationToken);
        var answered = await Bot.Services.GetRequiredService<IAnswerQuestions>().AnswerAsync(new("t", question, []), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(AnswerJson.Write(answered)));
    }

    [Fact]
    public async Task The_schema_refuses_what_is_no_answer()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "answer.schema.json"), TestContext.Current.CancellationToken);

        Assert.NotEmpty(schema.Validate("""{"id":"1","text":"83,532"}"""));
    }
}
