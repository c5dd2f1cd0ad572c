using PolicyBot.Asking;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Storage;

/// <summary>A test of the storage contract, and the words it is written in. Subclasses bring the database.</summary>
public abstract class StorageTest(Store store) : IAsyncLifetime
{
    protected static readonly PlatformName Slack = new("slack");
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private protected Store Store => store;

    private protected Replica Bot { get; private set; } = null!;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected static Person Ana { get; } = new(new("slack:T1:UANA7"), "UANA7");

    protected static Person Ben { get; } = new(new("slack:T1:UBEN8"), "UBEN8");

    public async ValueTask InitializeAsync() => Bot = await store.StartAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    protected static Place Channel(string channel, string? thread = null) => new(Slack, "T1", channel, thread);

    protected ChatEvent Asked(string id, Place? place = null, Person? by = null, string text = "how many?", string? ticket = null) =>
        Did(id, new Act.Said(text, Heard.Mention), place, by, ticket);

    protected ChatEvent Did(string id, Act act, Place? place = null, Person? by = null, string? ticket = null, Surface surface = Surface.Channel) =>
        new(new(id), place ?? Channel("C1"), surface, by ?? Ana, act, new(ticket), store.Time.GetUtcNow());

    protected static Post Words(string key, Place? place = null, string text = "an answer", Person? to = null, string? ticket = null) =>
        new(key, null, place ?? Channel("C1"), new(ticket), Delivery.Respond, Audience.Everyone, to, Message.Of(Language.English, new Content.Note(null, [text])));

    protected static Effect Say(string key, Place? place = null, string text = "an answer", Person? to = null, string? ticket = null) =>
        new Effect.Say(Words(key, place, text, to, ticket));

    protected Turn TurnOf(string id, Person by, string question, Place? place = null, Audience audience = Audience.Everyone, Answer? answer = null) =>
        new(new(id), new("e-" + id), place ?? Channel("C1"), by.Key, audience, question, answer, "asked", store.Time.GetUtcNow());

    /// <summary>Has an event come, and commits these effects with it.</summary>
    protected async Task HandleAsync(ChatEvent happened, params IReadOnlyList<Effect> effects)
    {
        Assert.True(await Bot.Inbox.AddAsync(happened, Cancel));
        await Bot.Inbox.CommitAsync(happened.Id, effects, Cancel);
    }

    protected Task HandleAsync(string id, params IReadOnlyList<Effect> effects) => HandleAsync(Asked(id), effects);

    protected async Task<IReadOnlyList<string>> ClaimedAsync(int most = 100) => [.. (await Bot.Inbox.ClaimAsync(most, Lease, Cancel)).Select(e => e.Id.Value)];

    protected async Task<IReadOnlyList<string>> DueAsync(int most = 100) => [.. (await Bot.Outbox.ClaimAsync(most, Lease, Cancel)).Select(p => p.Post.Key)];
}
