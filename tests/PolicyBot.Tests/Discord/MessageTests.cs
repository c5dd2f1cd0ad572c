using PolicyBot.Chat;
using PolicyBot.Tests.Fakes.Discord;
using Delivery = PolicyBot.Chat.Delivery;

namespace PolicyBot.Tests.Discord;

/// <summary>Mentions, replies and direct messages, and what the bot leaves alone.</summary>
public sealed class MessageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mention_is_answered_as_a_reply_that_pings_nobody()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "A detainer is a request. @everyone"));

        var question = discord.As(discord.Alice).Say(discord.General, $"{discord.Bot.Mention} what is a detainer?");
        var reply = await discord.Reply(discord.General, question, Cancel);

        Assert.Equal(new Act.Said("what is a detainer?", Heard.Mention), bot.Receiver.Events[0].Act);
        Assert.Equal(question, reply.RepliesTo);
        Assert.StartsWith("A detainer is a request.", reply.Content);
        Assert.DoesNotContain(discord.Pings, p => p.MessageId == reply.Id);
    }

    [Fact]
    public async Task A_direct_message_needs_no_mention_and_a_reply_to_the_bot_needs_none_either()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        bot.Receiver.Then = asked => bot.Post(Said.Reply(asked, "Yes."));

        var told = discord.As(discord.Alice).Tell("what is a detainer?");
        await discord.Reply(told.Channel, told, Cancel);
        var mention = discord.As(discord.Bob).Say(discord.General, $"{discord.Bot.Mention} hello");
        var reply = await discord.Reply(discord.General, mention, Cancel);
        var next = discord.As(discord.Bob).Say(discord.General, "and in 2024?", replyTo: reply);
        await discord.Reply(discord.General, next, Cancel);

        Assert.Equal((Surface.Direct, ""), (bot.Receiver.Events[0].Surface, bot.Receiver.Events[0].Place.Workspace));
        Assert.Equal([new Act.Said("what is a detainer?", Heard.Direct), new Act.Said("hello", Heard.Mention), new Act.Said("and in 2024?", Heard.Mention)], bot.Receiver.Events.Select(e => e.Act));
    }

    [Fact]
    public async Task What_is_not_for_the_bot_is_not_even_handed_in()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        var other = discord.Admin.AddUser("otherbot", isBot: true, discord.Guild);

        discord.As(discord.Alice).Say(discord.General, "just talking");
        discord.As(discord.Owner).Say(discord.General, "@everyone look");
        discord.As(other).Say(discord.General, $"{discord.Bot.Mention} hello, colleague");
        discord.Admin.PostAsWebhook(discord.General, discord.Alice, $"{discord.Bot.Mention} hello from a hook");
        discord.As(discord.Alice).Tell("the last");
        await bot.Until(() => bot.Receiver.Events.Count > 0, "the last message", Cancel);

        Assert.Equal(new Act.Said("the last", Heard.Direct), Assert.Single(bot.Receiver.Deliveries).Act);
    }

    [Fact]
    public async Task The_bot_types_while_an_answer_takes_its_time()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel, settings: ("Discord:DeferAfter", "00:00:00.1"));

        discord.As(discord.Alice).Say(discord.General, $"{discord.Bot.Mention} a hard one");

        await discord.Until(() => discord.Recording.Of("POST /channels/{channel_id}/typing").Count == 1, "typing", Cancel);
    }

    [Fact]
    public async Task A_retry_after_a_lost_response_posts_nothing_new()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        var post = Said.Reply(Asked(discord), "Once.");
        discord.Faults.Next("POST /channels/{channel_id}/messages", Fault.LostResponse, times: 5);

        Assert.IsType<PostOutcome.Later>(await bot.Post(post));
        discord.Faults.Clear();
        Assert.IsType<PostOutcome.Posted>(await bot.Post(post));

        Assert.Single(discord.FromBot);
        Assert.All(discord.Recording.Of("POST /channels/{channel_id}/messages"), r => Assert.Equal(post.Key, r.Json!["nonce"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Where_the_bot_may_not_write_a_direct_message_is_the_remedy()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        discord.Admin.Deny(discord.General, discord.Bot, Permission.SendMessages);
        var post = Said.Reply(Asked(discord), "For you.");

        var refused = Assert.IsType<PostOutcome.Refused>(await bot.Post(post));
        Assert.IsType<PostOutcome.Posted>(await bot.Post(post with { Delivery = Delivery.Direct, Audience = Audience.Asker }));

        Assert.Equal(Remedy.DirectMessage, refused.Remedy);
        Assert.Equal(discord.Alice, Assert.Single(discord.FromBot).Channel.Recipient);
    }

    [Fact]
    public async Task A_channel_that_refuses_is_not_asked_again_until_something_changes()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        discord.Admin.RemoveBot(discord.General);
        // The removal is itself a change: the refusal is to come after it.
        discord.As(discord.Alice).Tell("before");
        await bot.Until(() => bot.Receiver.Events.Count == 1, "what came after the removal", Cancel);
        var post = Said.Reply(Asked(discord), "Hello.");

        await bot.Post(post);
        await bot.Post(post with { Key = "again" });
        Assert.Single(discord.Recording.Of("POST /channels/{channel_id}/messages"));

        discord.Admin.Restore(discord.General, discord.Bot);
        discord.As(discord.Alice).Tell("now");
        await bot.Until(() => bot.Receiver.Events.Count == 2, "what came after the change", Cancel);
        Assert.IsType<PostOutcome.Posted>(await bot.Post(post));
    }

    [Fact]
    public async Task Somebody_who_takes_no_direct_messages_is_left_alone()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        discord.Alice.AcceptsDirectMessages = false;

        var refused = Assert.IsType<PostOutcome.Refused>(await bot.Post(Said.Reply(Asked(discord), "For you.", delivery: Delivery.Direct)));

        Assert.Equal(Remedy.None, refused.Remedy);
    }

    [Fact]
    public async Task Only_tagged_people_are_notified()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        var note = new PolicyBot.Chat.Message(Language.English, new Content.Note("Somebody would like an answer", [$"@everyone {discord.Owner.Mention} what now? https://evil.example/x"]), [], [], [discord.Bob.Id]);

        Assert.IsType<PostOutcome.Posted>(await bot.Post(Said.Reply(Asked(discord), note, delivery: Delivery.Send)));

        Assert.Equal(discord.Bob.Id, Assert.Single(discord.Pings).Target);
        Assert.DoesNotContain("https://evil", discord.FromBot[0].Content + discord.FromBot[0].Embeds.ToJsonString());
    }

    [Fact]
    public async Task Being_thrown_out_and_losing_a_channel_are_told_but_an_outage_is_not()
    {
        await using var discord = await FakeDiscord.Start(Cancel);
        await using var bot = await RunningBot.Connect(discord, Cancel);
        discord.Admin.SetOutage(discord.Guild, isOut: true);
        discord.Admin.SetOutage(discord.Guild, isOut: false);
        discord.Admin.Delete(discord.News);
        discord.Admin.RemoveBot(discord.Guild);
        await bot.Until(() => bot.Receiver.Events.Count == 2, "two removals", Cancel);

        Assert.Contains(bot.Receiver.Events, e => e.Act is Act.Removed { Everywhere: false } && e.Place.Channel == discord.News.Id);
        Assert.Contains(bot.Receiver.Events, e => e.Act is Act.Removed { Everywhere: true } && e.Place.Workspace == discord.Guild.Id);
    }

    private static ChatEvent Asked(FakeDiscord discord)
    {
        var question = discord.As(discord.Alice).Say(discord.General, "a question");
        return new(new("discord:" + question.Id), new(new("discord"), discord.Guild.Id, discord.General.Id), Surface.Channel, new(new("discord:" + discord.Alice.Id), discord.Alice.Id), new Act.Said("a question", Heard.Mention), new(MessageId: question.Id), TimeProvider.System.GetUtcNow());
    }
}
