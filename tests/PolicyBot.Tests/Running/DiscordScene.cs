using PolicyBot.Discord.Events;
using PolicyBot.Tests.Fakes.Discord;
using Message = PolicyBot.Tests.Fakes.Discord.Message;
using Reply = PolicyBot.Chat.Reply;

namespace PolicyBot.Tests.Running;

/// <summary>Discord, with people who mention the bot, write to it, and use its command; the bot's commands must have been registered.</summary>
/// <param name="channels">Channels to be made beside those that are there.</param>
/// <param name="people">People to be made beside those who are there.</param>
internal sealed class DiscordScene(FakeDiscord discord, int channels = 0, int people = 0) : IScene
{
    private readonly IReadOnlyList<Channel> _channels = [.. Enumerable.Range(1, channels).Select(n => discord.Admin.AddChannel(discord.Guild, $"scene-{n}"))];
    private readonly IReadOnlyList<User> _people = [.. Enumerable.Range(1, people).Select(n => discord.Admin.AddUser($"asker-{n}", isBot: false, discord.Guild))];

    public string Platform => "discord";

    public IReadOnlyDictionary<string, string?> Settings => Pointing.At(discord);

    public int Connections => discord.Sockets.Connected;

    public bool IsQuiet => true;

    public Task PrepareAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken) =>
        BotProcess.RunAsync(settings, cancellationToken, "discord", "register");

    public void ForgetBot() => discord.Sockets.ForgetSessions();

    public Task<Asked> AskAsync(int number, Way way)
    {
        var (person, channel) = (_people[number % _people.Count], _channels[number % _channels.Count]);
        return way switch
        {
            Way.Mention => Task.FromResult(Mention(person, channel)),
            Way.Command => CommandAsync(person, channel),
            _ => Task.FromResult(Write(person)),
        };
    }

    public Asked Mention(User person, Channel channel) => Of(Way.Mention, discord.As(person).Say(channel, $"{discord.Bot.Mention} {SlackScene.Question}"));

    public Asked Write(User person) => Of(Way.Direct, discord.As(person).Tell(SlackScene.Question));

    public async Task<Asked> CommandAsync(User person, Channel channel)
    {
        var interaction = await discord.As(person).Run(channel, "policy", "ask", ("question", SlackScene.Question));
        return Of(Way.Command, interaction.Id, () => interaction.AnsweredAt - interaction.CreatedAt);
    }

    public IReadOnlyList<IReadOnlyList<string>> Posts() => [.. discord.FromBot.Where(message => message is { Deleted: false, IsLoading: false }).Select(Marks)];

    public string Story() => string.Join('\n', discord.Recording.Requests.Select(r => r.ToString()).Append(Transcript.Of(discord.Messages)));

    private static Asked Of(Way way, Message question) => Of(way, question.Id, () => null);

    private static Asked Of(Way way, string id, Func<TimeSpan?> took)
    {
        var asked = DiscordNames.Event(id);
        return new(way, asked, [Reply.Key(asked, 0), id], took);
    }

    /// <summary>Its nonce, the message that it replies to, the interaction that it answers.</summary>
    private static IReadOnlyList<string> Marks(Message message) =>
        [.. new[] { message.Nonce?.ToString(), message.RepliesTo?.Id, message.Answers?.Id }.OfType<string>()];
}
