using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using PolicyBot.App.Orchestration;
using PolicyBot.Asking;
using PolicyBot.Tests.Running;

namespace PolicyBot.Tests.EndToEnd.Paths;

/// <summary>
/// The whole service on one platform and one transport, started once for all paths over it. Each path has rooms of its own, so
/// that none sees another's.
/// </summary>
public abstract class Stage : IAsyncLifetime
{
    private Product? _product;
    private Journal? _journal;

    private protected Stage()
    {
    }

    internal Product Product => _product!;

    /// <summary>The engine, which can be made to answer at length or to take its time.</summary>
    internal DirectedAnswers Engine { get; private set; } = null!;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A workspace of its own with a channel that nobody has used, and people whom nobody knows.</summary>
    internal abstract Task<Room> OpenAsync();

    /// <summary>What the platform holds against the bot so far: broken rules, and what people were told in place of an answer.</summary>
    internal abstract IReadOnlyList<string> Complaints { get; }

    /// <summary>What happened so far, for a failing test.</summary>
    internal abstract string Story();

    /// <summary>Waits until everything that came in is handled and everything that the bot had to say is said.</summary>
    internal Task SettledAsync() => UntilAsync(async () => (await _journal!.WaitingAsync(Token)).IsNothing, "nothing is left to do");

    internal Task UntilAsync(Func<Task<bool>> isTrue, string what) => Patience.UntilAsync(isTrue, what, Token, Story, TimeSpan.FromSeconds(60));

    public async ValueTask InitializeAsync()
    {
        await PrepareAsync();
        _product = await StartAsync(
            [],
            services => services.AddSingleton<IAnswerQuestions>(provider => Engine = new(ActivatorUtilities.CreateInstance<Orchestrator>(provider))));
        _journal = Journal.Of(_product.Settings);
        await ConnectedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await _journal!.DisposeAsync();
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts the platform.</summary>
    private protected abstract Task PrepareAsync();

    private protected abstract Task<Product> StartAsync(Dictionary<string, string?> settings, Action<IServiceCollection> replacing);

    private protected abstract Task ConnectedAsync();

    private protected abstract ValueTask EndAsync();
}

/// <summary>The engine under a test's hand.</summary>
internal sealed class DirectedAnswers(IAnswerQuestions answers) : IAnswerQuestions
{
    /// <summary>A question that ends so is answered with more than a message holds.</summary>
    public const string AtLength = " (at length)";

    private const int Times = 40;

    private readonly ConcurrentQueue<string> _asked = [];
    private Task _free = Task.CompletedTask;

    /// <summary>Nothing is answered until what is returned is completed.</summary>
    public TaskCompletionSource Hold()
    {
        _asked.Clear();
        var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _free = held.Task;
        return held;
    }

    /// <summary>Waits until a question has come since <see cref="Hold"/>.</summary>
    public Task AskedAsync(string question) => Patience.UntilAsync(() => _asked.Contains(question), $"the engine is asked '{question}'", TestContext.Current.CancellationToken);

    public async Task<Answered> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        _asked.Enqueue(question.Text);
        await _free.WaitAsync(cancellationToken);
        if (!question.Text.EndsWith(AtLength, StringComparison.Ordinal))
            return await answers.AnswerAsync(question, cancellationToken);
        var answered = await answers.AnswerAsync(question with { Text = question.Text[..^AtLength.Length] }, cancellationToken);
        var sentences = answered.Answer.Sentences;
        // The last one tells by its text that the whole has been shown.
        return answered with { Answer = answered.Answer with { Sentences = [.. Enumerable.Repeat(sentences, Times).SelectMany(s => s), sentences[0] with { Text = "This is the end." }] } };
    }
}
