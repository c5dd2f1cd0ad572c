using PolicyBot.Chat;
using PolicyBot.Slack.Receiving;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.State;
using Delivery = PolicyBot.Tests.Fakes.Slack.Delivering.Delivery;
using Person = PolicyBot.Tests.Fakes.Slack.State.Person;
using Post = PolicyBot.Tests.Fakes.Slack.State.Post;

namespace PolicyBot.Tests.Running;

/// <summary>Slack, with people who mention the bot, write to it, and use its command.</summary>
internal sealed class SlackScene : IScene
{
    public const string Question = "How many people did Border Patrol apprehend in June 2024?";

    private readonly FakeSlack _slack;
    private readonly List<Conversation> _channels = [];
    private readonly List<Person> _people = [];

    /// <param name="channels">Channels to be made beside those of the cast.</param>
    /// <param name="people">People to be made beside the cast.</param>
    public SlackScene(FakeSlack slack, int channels = 0, int people = 0)
    {
        _slack = slack;
        lock (slack.World.Gate)
        {
            _people.AddRange(Enumerable.Range(1, people).Select(n => new Person(slack.Cast.Home, $"U0SCENE{n:D4}", $"asker-{n}", Role.Member)));
            _people.ForEach(person => slack.World.People.Add(person.Id, person));
            _channels.AddRange(Enumerable.Range(1, channels).Select(n => new Conversation(slack.Cast.Home, $"C0SCENE{n:D4}", $"scene-{n}", ChannelKind.Public)));
            _channels.ForEach(channel => channel.Members.UnionWith([.. _people.Select(p => p.Id), slack.Cast.Home.Bot!.BotUserId]));
            _channels.ForEach(channel => slack.World.Channels.Add(channel.Id, channel));
        }
    }

    public string Platform => "slack";

    public IReadOnlyDictionary<string, string?> Settings => Pointing.At(_slack);

    public int Connections => _slack.Sockets.Connections.Count(c => c.Ready);

    public bool IsQuiet => _slack.Courier.All.All(d => d.Done.IsCompleted);

    public Task PrepareAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken) => Task.CompletedTask;

    public void ForgetBot()
    {
        // A ticket is good for one connection; nothing else of a bot that is gone is kept.
    }

    public Task<Asked> AskAsync(int number, Way way)
    {
        var (person, channel) = (_people[number % _people.Count], _channels[number % _channels.Count]);
        return Task.FromResult(way switch
        {
            Way.Mention => Mention(person, channel),
            Way.Command => Command(person, channel),
            _ => Write(person),
        });
    }

    public Asked Mention(Person person, Conversation channel) => OfMessage(Way.Mention, _slack.As(person).Mention(channel, Question));

    public Asked Write(Person person) => OfMessage(Way.Direct, _slack.As(person).Write(Question));

    public Asked Command(Person person, Conversation channel)
    {
        var delivery = _slack.As(person).Command("/policy", Question, channel);
        var path = new Uri(delivery.Payload["response_url"]!.GetValue<string>()).AbsolutePath;
        return Of(Way.Command, EventIds.OfTrigger(channel.Team.Id, delivery.Payload["trigger_id"]!.GetValue<string>()), path, () => Took(delivery));
    }

    public IReadOnlyList<IReadOnlyList<string>> Posts()
    {
        lock (_slack.World.Gate)
        {
            return [.. _slack.World.Channels.Values.SelectMany(c => c.Posts).Where(post => post is { ByBot: not null, Deleted: false }).Select(Marks)];
        }
    }

    public string Story() => _slack.Story();

    private Asked OfMessage(Way way, Delivery delivery)
    {
        var question = delivery.Post!;
        // A mention is delivered twice, as a mention and as a message: either may be acknowledged.
        var deliveries = new Lazy<IReadOnlyList<Delivery>>(() => [.. _slack.Courier.All.Where(d => d.Post == question)]);
        return Of(way, EventIds.OfMessage(question.Channel.Team.Id, question.Channel.Id, question.Ts), question.Ts, () => deliveries.Value.Min(Took));
    }

    private static Asked Of(Way way, EventId asked, string mark, Func<TimeSpan?> took) => new(way, asked, [Reply.Key(asked, 0), mark], took);

    private static TimeSpan? Took(Delivery delivery) => delivery.Acknowledged ? delivery.Attempts[^1].Took : null;

    /// <summary>The key in its metadata; without one, its thread and the address by which it came, which bare texts such as "Looking that up" use too.</summary>
    private static IReadOnlyList<string> Marks(Post post) =>
        post.Metadata?["event_payload"]?["key"]?.GetValue<string>() is { } key ? [key]
        : [.. new[] { post.ThreadTs, post.Blocks is null ? null : post.ResponsePath }.OfType<string>()];
}
