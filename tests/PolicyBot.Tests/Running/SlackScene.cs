using PolicyBot.Chat;
using PolicyBot.Slack.Receiving;
using PolicyBot.Tests.Fakes.Slack;
using PolicyBot.Tests.Fakes.Slack.Delivering;
using PolicyBot.Tests.Fakes.Slack.State;
using Delivery = PolicyBot.Tests.Fakes.Slack.Delivering.Delivery;
using Person = PolicyBot.Tests.Fakes.Slack.State.Person;
using Post = PolicyBot.Tests.Fakes.Slack.State.Post;

namespace PolicyBot.Tests.Running;

/// <summary>Slack, with people who mention the bot, write to it, and use its command.</summary>
internal sealed class SlackScene(FakeSlack slack, int channels = 12) : IScene
{
    public const string Question = "How many people did Border Patrol apprehend in June 2024?";

    private readonly IReadOnlyList<Conversation> _channels = Channels(slack, channels);
    private readonly IReadOnlyList<Person> _people = [slack.Cast.Ana, slack.Cast.Olu, slack.Cast.Max];

    public string Platform => "slack";

    public FakeSlack Fake => slack;

    public IReadOnlyDictionary<string, string?> Settings => Pointing.At(slack);

    public int Connections => slack.Sockets.Connections.Count(c => c.Ready);

    public bool IsQuiet => slack.Courier.All.All(d => d.Done.IsCompleted);

    public Task PrepareAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken) => Task.CompletedTask;

    public void ForgetBot()
    {
        // A ticket is good for one connection; nothing else of a bot that is gone is kept.
    }

    public Task<Asked> AskAsync(int number)
    {
        var (person, channel) = (_people[number % _people.Count], _channels[number / 2 % _channels.Count]);
        return Task.FromResult((number % 4) switch
        {
            0 or 2 => Mention(person, channel),
            1 => Command(person, channel),
            _ => Write(person),
        });
    }

    public Asked Mention(Person person, Conversation channel, string question = Question) => OfMessage("mention", slack.As(person).Mention(channel, question));

    public Asked Write(Person person, string question = Question) => OfMessage("direct message", slack.As(person).Write(question));

    /// <summary>The answer to a command repeats the question, and so a word of its own in it tells whose answer it is.</summary>
    public Asked Command(Person person, Conversation channel, string question = Question)
    {
        // In letters: long numbers are masked as personal data.
        var mark = string.Concat(slack.World.NewId("").Select(digit => (char)(digit - '0' + 'a')));
        var delivery = slack.As(person).Command("/policy", $"{question} {mark}", channel);
        var asked = EventIds.OfTrigger(channel.Team.Id, delivery.Payload["trigger_id"]!.GetValue<string>());
        return new("command", asked, () => delivery.Acknowledged, () => Count(asked, post => post.Shown.Contains(mark, StringComparison.Ordinal)));
    }

    public string Story() => slack.Story();

    private Asked OfMessage(string way, Delivery delivery)
    {
        var question = delivery.Post!;
        var asked = EventIds.OfMessage(question.Channel.Team.Id, question.Channel.Id, question.Ts);
        // A mention is delivered twice, as a mention and as a message: either may be acknowledged.
        return new(
            way,
            asked,
            () => slack.Courier.All.Any(d => d.Kind is DeliveryKind.Event && d.Post == question && d.Acknowledged),
            () => Count(asked, post => post.Metadata is null && post.ThreadTs == question.Ts));
    }

    /// <summary>Posts of the bot with the key of the answer in their metadata, wherever they are, and those that people would take for the answer.</summary>
    private int Count(EventId asked, Func<Post, bool> isAnswer)
    {
        var key = Reply.Key(asked, 0);
        lock (slack.World.Gate)
        {
            return slack.World.Channels.Values.SelectMany(c => c.Posts).Count(post =>
                post is { ByBot: not null, Deleted: false } && (post.Metadata?["event_payload"]?["key"]?.GetValue<string>() == key || isAnswer(post)));
        }
    }

    private static List<Conversation> Channels(FakeSlack slack, int count)
    {
        lock (slack.World.Gate)
        {
            var made = Enumerable.Range(1, count).Select(n => new Conversation(slack.Cast.Home, $"C0SCENE{n:D4}", $"scene-{n}", ChannelKind.Public)).ToList();
            foreach (var channel in made)
            {
                channel.Members.UnionWith([slack.Cast.Ana.Id, slack.Cast.Olu.Id, slack.Cast.Max.Id, slack.Cast.Home.Bot!.BotUserId]);
                slack.World.Channels.Add(channel.Id, channel);
            }

            return made;
        }
    }
}
