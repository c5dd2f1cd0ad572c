using PolicyBot.Asking;
using PolicyBot.Chat;

namespace PolicyBot.Tests.Chat;

/// <summary>A question is answered the same however it comes in.</summary>
public sealed class AskingTests
{
    private const string June = "How many people did Border Patrol apprehend in June 2024?";

    [Fact]
    public async Task A_command_in_a_channel_is_answered_for_all_with_its_question_and_its_buttons()
    {
        await using var desk = await Desk.OpenAsync();

        var post = Assert.Single(await desk.CommandAsync(June));

        Assert.Equal((Audience.Everyone, Delivery.Respond), (post.Audience, post.Delivery));
        Assert.Equal(June, Assert.IsType<Content.OfAnswer>(post.Message.Content).Question);
        Assert.Contains("83,53", post.Text(), StringComparison.Ordinal);
        Assert.True(post.Has(ButtonKind.Ask) && post.Has(ButtonKind.Helpful) && post.Has(ButtonKind.NotHelpful) && post.Has(ButtonKind.FollowUp));
        Assert.False(post.Has(ButtonKind.Share));
        Assert.Empty(post.Message.Tags);
    }

    [Fact]
    public async Task Where_other_organisations_read_along_a_command_is_answered_in_private()
    {
        await using var desk = await Desk.OpenAsync();

        var post = Assert.Single(await desk.CommandAsync(June, surface: Surface.SharedChannel));

        Assert.Equal(Audience.Asker, post.Audience);
        Assert.True(post.Has(ButtonKind.Share));
    }

    [Fact]
    public async Task Where_other_organisations_read_along_a_mention_is_answered_in_private_too_until_a_manager_says_otherwise()
    {
        await using var desk = await Desk.OpenAsync();
        ChatEvent Mention() => desk.Event(new Act.Said(June, Heard.Mention), surface: Surface.SharedChannel, thread: "1.1");

        var before = Assert.Single(await desk.TellAsync(Mention()));
        await desk.CommandAsync("settings answers public", surface: Surface.SharedChannel, standing: Standing.Manager);
        var after = Assert.Single(await desk.TellAsync(Mention()));

        Assert.Equal((Audience.Asker, Audience.Everyone), (before.Audience, after.Audience));
    }

    [Fact]
    public async Task The_platform_is_told_who_will_see_the_reply_before_there_is_one()
    {
        await using var desk = await Desk.OpenAsync();

        var receipt = await desk.ReceiveAsync(desk.Event(CommandReader.Read(June), surface: Surface.SharedChannel));

        Assert.Equal(new Receipt.Stored(true, Audience.Asker), receipt);
        Assert.Equal(Audience.Asker, Assert.Single(await desk.PostsAsync(1)).Audience);
    }

    [Fact]
    public async Task A_direct_message_is_a_conversation()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.TellAsync(desk.Event(new Act.Said(June, Heard.Direct), surface: Surface.Direct, thread: "1.1"));

        var second = Assert.Single(await desk.TellAsync(desk.Event(new Act.Said("and in May?", Heard.Direct), surface: Surface.Direct, thread: "1.1")));

        Assert.Contains("117,905", second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_that_is_delivered_again_is_answered_once()
    {
        await using var desk = await Desk.OpenAsync();
        var asked = desk.Event(new Act.Said(June, Heard.Mention), thread: "1.1");
        await desk.TellAsync(asked);

        Assert.Equal(new Receipt.Stored(false, Audience.Everyone), await desk.ReceiveAsync(asked));

        Assert.Contains("detainer", Assert.Single(await desk.CommandAsync("What is an ICE detainer?")).Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("check Immigrants commit more crime than the US-born", Intent.ClaimCheck)]
    [InlineData("timeline of Title 42", Intent.Timeline)]
    [InlineData("stat encounters in June 2024", Intent.Statistic)]
    public async Task Each_word_leads_to_the_kind_of_answer_that_it_names(string command, Intent intent)
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(intent, Assert.Single(await desk.CommandAsync(command)).Answer().Intent);
    }

    [Fact]
    public async Task A_message_can_be_checked_as_a_claim()
    {
        await using var desk = await Desk.OpenAsync();

        var post = Assert.Single(await desk.TellAsync(desk.Event(new Act.ChoseMessage("Border Patrol apprehensions in June 2024 were nearly 30% lower than in May 2024."))));

        Assert.Equal(PolicyBot.Knowledge.Stance.Supported, post.Answer().Stance);
        Assert.Equal(Audience.Asker, post.Audience);
    }

    [Fact]
    public async Task What_is_not_said_to_the_bot_is_not_even_stored()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.IsType<Receipt.Ignored>(await desk.ReceiveAsync(desk.Event(new Act.Said("What is a detainer?", Heard.InChannel))));
        Assert.IsType<Receipt.Ignored>(await desk.ReceiveAsync(desk.Event(new Act.Said("What is a detainer?", Heard.InThread), thread: "9.9")));
    }

    [Fact]
    public async Task In_a_thread_where_the_bot_has_answered_no_new_mention_is_needed()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.TellAsync(desk.Event(new Act.Said(June, Heard.Mention), thread: "1.1"));

        var second = Assert.Single(await desk.TellAsync(desk.Event(new Act.Said("and in May?", Heard.InThread), person: "U2", thread: "1.1")));

        Assert.Contains("117,905", second.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_questions_get_a_polite_private_note()
    {
        await using var desk = await Desk.OpenAsync(settings: new Dictionary<string, string?> { ["Limits:PerPerson"] = "2" });
        await desk.CommandAsync(June);
        await desk.CommandAsync(June);

        var third = Assert.Single(await desk.CommandAsync(June));
        var other = Assert.Single(await desk.CommandAsync(June, person: "U2"));

        Assert.Equal(Audience.Asker, third.Audience);
        Assert.Contains("a lot of questions", third.Text(), StringComparison.Ordinal);
        Assert.Contains("83,53", other.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_the_bot_is_shown_questions_that_it_answers()
    {
        await using var desk = await Desk.OpenAsync();

        var post = Assert.Single(await desk.TellAsync(desk.Event(new Act.Opened(), surface: Surface.Direct)));
        var answer = Assert.Single(await desk.PressAsync(post.Button(ButtonKind.Ask), surface: Surface.Direct));

        Assert.InRange(post.Message.Buttons.Count, 1, 4);
        Assert.Contains("detainer", answer.Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_command_that_cannot_be_read_is_met_with_help_that_says_how_it_is_written()
    {
        await using var desk = await Desk.OpenAsync();

        var post = Assert.Single(await desk.CommandAsync("compare Texas"));

        Assert.Equal(Audience.Asker, post.Audience);
        Assert.Contains("compare FIRST SECOND", post.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_is_in_the_persons_language()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Contains("Busque una cifra", Assert.Single(await desk.CommandAsync("help", locale: Language.Spanish)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_being_typed_is_completed_from_the_library()
    {
        await using var desk = await Desk.OpenAsync();

        var questions = Assert.IsType<Receipt.Suggest>(await desk.ReceiveAsync(desk.Event(new Act.Typing("ask", "question", "detain"))));
        var topics = Assert.IsType<Receipt.Suggest>(await desk.ReceiveAsync(desk.Event(new Act.Typing("topics", "topic", "asy"))));

        Assert.NotEmpty(questions.Choices);
        Assert.All(questions.Choices, c => Assert.InRange(c.Value.Length, 1, 100));
        Assert.Contains(topics.Choices, c => c.Value == "asylum");
    }
}
