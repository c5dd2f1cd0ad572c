using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Tests.Fakes.Discord;
using Interaction = PolicyBot.Tests.Fakes.Discord.Interaction;
using Message = PolicyBot.Tests.Fakes.Discord.Message;
using Reply = PolicyBot.Chat.Reply;

namespace PolicyBot.Tests.Running;

/// <summary>Discord, with people who mention the bot, write to it, and use its command; the bot's commands must have been registered.</summary>
internal sealed class DiscordScene(FakeDiscord discord, int channels = 12) : IScene
{
    private readonly IReadOnlyList<Channel> _channels = [.. Enumerable.Range(1, channels).Select(n => discord.Admin.AddChannel(discord.Guild, $"scene-{n}"))];
    private readonly IReadOnlyList<User> _people = [discord.Alice, discord.Bob, discord.Owner];

    public string Platform => "discord";

    public FakeDiscord Fake => discord;

    public IReadOnlyDictionary<string, string?> Settings => Pointing.At(discord);

    public int Connections => discord.Sockets.Connected;

    public bool IsQuiet => true;

    public Task PrepareAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken) =>
        BotProcess.RunAsync(settings, cancellationToken, "discord", "register");

    public void ForgetBot() => discord.Sockets.ForgetSessions();

    public Task<Asked> AskAsync(int number)
    {
        var (person, channel) = (_people[number % _people.Count], _channels[number / 2 % _channels.Count]);
        return (number % 4) switch
        {
            0 or 2 => Task.FromResult(Mention(person, channel)),
            1 => CommandAsync(person, channel),
            _ => Task.FromResult(Write(person)),
        };
    }

    public Asked Mention(User person, Channel channel, string question = SlackScene.Question) =>
        OfMessage("mention", discord.As(person).Say(channel, $"{discord.Bot.Mention} {question}"));

    public Asked Write(User person, string question = SlackScene.Question) => OfMessage("direct message", discord.As(person).Tell(question));

    public async Task<Asked> CommandAsync(User person, Channel channel, string question = SlackScene.Question) =>
        Of(await discord.As(person).Run(channel, "policy", "ask", ("question", question)));

    /// <summary>Any interaction that leads to an answer.</summary>
    public Asked Of(Interaction interaction)
    {
        var asked = DiscordNames.Event(interaction.Id);
        return new("command", asked, () => interaction.IsAnswered, () => Count(asked, message => message.Answers == interaction));
    }

    public string Story() => string.Join('\n', discord.Recording.Requests.Select(r => r.ToString()).Append(Transcript.Of(discord.Messages)));

    private Asked OfMessage(string way, Message question)
    {
        var asked = DiscordNames.Event(question.Id);
        return new(way, asked, () => false, () => Count(asked, message => message.RepliesTo == question));
    }

    private int Count(EventId asked, Func<Message, bool> isAnswer)
    {
        var key = Reply.Key(asked, 0);
        return discord.FromBot.Count(message => message is { Deleted: false, IsLoading: false } && (message.Nonce?.ToString() == key || isAnswer(message)));
    }
}
