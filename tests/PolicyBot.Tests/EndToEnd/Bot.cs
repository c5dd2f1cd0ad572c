using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App;
using PolicyBot.Asking;

namespace PolicyBot.Tests.EndToEnd;

/// <summary>The product as the command line composes it, with the real library; built once for all tests.</summary>
public sealed class Bot
{
    private static readonly Lazy<IServiceProvider> _services = new(Composition.Build);

    internal static IServiceProvider Services => _services.Value;

    internal static async Task<Answer> Ask(string text, params string[] context) =>
        (await Services.GetRequiredService<IAnswerQuestions>().AnswerAsync(new("t", text, context), TestContext.Current.CancellationToken)).Answer;
}
