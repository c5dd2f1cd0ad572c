using CsCheck;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Discord.Rendering;
using PolicyBot.Discord.Wire;
using Limits = PolicyBot.Discord.Rendering.Limits;

namespace PolicyBot.Tests.Discord;

/// <summary>How posts look, within every limit of the platform and notifying nobody who is not tagged.</summary>
public sealed class RenderingTests
{
    private static readonly ChatEvent _asked = new(new("discord:1"), new(new("discord"), "9", "7"), Surface.Channel, new(new("discord:5"), "5"), new Act.Said("?", Heard.Mention), ReplyRoute.None, default);

    [Fact]
    public void An_answer_is_an_embed_with_its_sentences_and_linked_sources()
    {
        var message = Render(Said.Content(Said.Answer("A detainer is a request.", "It is not a warrant."), question: "What is a *detainer*?"));

        var embed = Assert.Single(message.Embeds);
        Assert.Equal(@"What is a \*detainer\*?", embed.Title);
        Assert.Equal(
            """
            A detainer is a request. [1]
            It is not a warrant. [2]

            **Sources**
            [1] [US Immigration and Customs Enforcement, Detainers, part 1](https://www.ice.gov/detainers/1) — section 2; June 2024; as of July 2024
            [2] [US Immigration and Customs Enforcement, Detainers, part 2](https://www.ice.gov/detainers/2) — section 2; June 2024; as of July 2024
            """,
            embed.Description);
        Assert.Equal("", message.Content);
    }

    [Fact]
    public void Where_embeds_may_be_hidden_the_direct_answer_is_in_the_text_and_where_they_are_all_of_it_is()
    {
        var content = Said.Content(Said.Answer("A detainer is a request.", "It is not a warrant."));

        Assert.Equal("A detainer is a request. [1]", Render(content, mayEmbed: null).Content);
        Assert.Empty(Render(content, mayEmbed: false).Embeds);
        Assert.EndsWith("[2] US Immigration and Customs Enforcement, Detainers, part 2; section 2; June 2024; as of July 2024 <https://www.ice.gov/detainers/2>", Render(content, mayEmbed: false).Content);
    }

    [Fact]
    public void What_may_be_out_of_date_says_so_and_a_claim_shows_how_it_stands()
    {
        var answer = Said.Answer(Language.Spanish, [new("Cayeron.", [1], [])], n => Said.Citation(n) with { Stale = true }) with { Stance = PolicyBot.Knowledge.Stance.Refuted };

        var embed = Assert.Single(Render(Said.Content(answer)).Embeds);

        Assert.StartsWith("**Según la evidencia citada: refutada**\nCayeron. [1]", embed.Description);
        Assert.Equal("⚠️ Puede estar desactualizado", embed.Footer!.Text);
    }

    [Fact]
    public void What_does_not_fit_goes_to_the_next_page_with_its_sources()
    {
        var answer = Said.Answer([.. Enumerable.Range(1, 40).Select(i => $"Sentence number {i} says something that takes a whole line or more of the space that there is.")]);
        var seen = new List<string>();
        for (var page = 0; ; page++)
        {
            var message = Render(Said.Content(answer, page));
            var text = message.Embeds[0].Description!;
            seen.AddRange(Enumerable.Range(1, 40).Where(i => text.Contains($"number {i} says", StringComparison.Ordinal)).Select(i => i.ToString()));
            Assert.All(answer.Citations, c => Assert.Equal(text.Contains($" [{c.N}]\n", StringComparison.Ordinal), text.Contains($"\n[{c.N}] ", StringComparison.Ordinal)));
            if (Buttons(message).All(b => b.CustomId != $"page.x7Kq29bTmPz4.{page + 1}"))
                break;
            Assert.Equal(page == 0 ? "Show all" : "Show more", Buttons(message)[0].Label);
        }

        Assert.Equal(Enumerable.Range(1, 40).Select(i => i.ToString()), seen);
    }

    [Fact]
    public void Buttons_stand_in_rows_and_none_is_there_twice()
    {
        var buttons = Enumerable.Range(0, 7).Select(i => new Button(new(ButtonKind.Ask, new("abc"), i % 6), "Ask " + new string('x', 200), i == 0 ? ButtonLook.Primary : ButtonLook.Plain)).ToList();

        var message = MessageForm.Of(Said.Reply(_asked, Message.Of(Language.English, Said.Content(Said.Answer("Yes.")), buttons)), mayEmbed: true);

        Assert.Equal([5, 1], message.Components.Select(r => r.Components!.Count));
        Assert.All(Buttons(message), b => Assert.Equal(80, b.Label!.Length));
        Assert.Equal(1, Buttons(message)[0].Style);
    }

    [Theory]
    [InlineData("@everyone and @here", "@\u200beveryone and @\u200bhere")]
    [InlineData("<@123> <@&9> <#5>", "\\<\u200b@123\\> \\<\u200b@&9\\> \\<\u200b\\#5\\>")]
    [InlineData("**bold** _it_ ~s~ `c` ||x||", @"\*\*bold\*\* \_it\_ \~s\~ \`c\` \|\|x\|\|")]
    [InlineData("# head\n- item\n1. one\n> quote", "\\# head\n\\- item\n1\\. one\n\\> quote")]
    [InlineData("[text](https://evil.example)", @"\[text\]\(https\://evil.example\)")]
    [InlineData("3.5 million - or 4+", "3.5 million - or 4+")]
    [InlineData("a\u202eb\u0007c", "abc")]
    public void Text_is_shown_as_it_is(string text, string expected) => Assert.Equal(expected, Markdown.Clip(text, 500));

    [Fact]
    public void The_bots_own_words_keep_their_links_and_what_people_wrote_does_not()
    {
        var line = "[1] CBP, Encounters; as of 2024 https://www.cbp.gov/a_b_(c)";
        var note = Message.Of(Language.English, new Content.Note("Sources", [line]));

        Assert.Equal(@"\[1\] CBP, Encounters; as of 2024 <https://www.cbp.gov/a_b_%28c%29>", MessageForm.Of(Said.Reply(_asked, note), mayEmbed: true).Embeds[0].Description);
        Assert.Contains(@"https\://www", MessageForm.Of(Said.Reply(_asked, note with { Tags = ["12"] }), mayEmbed: true).Embeds[0].Description);
    }

    [Fact]
    public void Forms_keep_to_the_limits_of_a_modal()
    {
        var fields = Enumerable.Range(0, 7).Select(i => new FormField("f" + i, new string('l', 60), new string('h', 200), new string('v', 9000), i == 1 ? [.. Enumerable.Range(0, 40).Select(c => new Choice("c" + c, new string('c', 150)))] : null, MaxLength: 9000));
        var modal = FormModal.Of(new(new(FormKind.Settings, null, "discord:9:7:"), Language.English, new string('t', 60), "Save", [.. fields]));

        Assert.Equal((45, 5, "form.settings."), (modal.Title.Length, modal.Components.Count, modal.CustomId));
        Assert.All(modal.Components, c => Assert.Equal((45, 100), (c.Label!.Length, c.Description!.Length)));
        Assert.Equal((25, 100), (modal.Components[1].Labelled!.Options!.Count, modal.Components[1].Labelled!.Options![0].Label.Length));
        Assert.Equal((4000, 4000), (modal.Components[0].Labelled!.MaxLength, modal.Components[0].Labelled!.Value!.Length));
    }

    [Fact]
    public void Whatever_is_said_keeps_to_every_limit_and_notifies_nobody() => Gen.Select(Messages, Gen.Bool, Gen.Int[0, 2]).Sample(
        (message, plain, may) =>
        {
            var sent = MessageForm.Of(Said.Reply(_asked, message) with { Plain = plain }, may == 0 ? null : may == 1);

            Assert.InRange(sent.Content.Length, 0, 2000);
            Assert.True(sent.Content.Length > 0 || sent.Embeds.Count > 0);
            Assert.InRange(sent.Embeds.Sum(e => e.Length), 0, 6000);
            Assert.All(sent.Embeds, e => Assert.True(e.Title?.Length is not 0 and not > 256 && e.Description?.Length is not 0 and not > 4096));
            Assert.InRange(sent.Components.Count, 0, 5);
            Assert.All(sent.Components, r => Assert.InRange(r.Components!.Count, 1, 5));
            Assert.All(Buttons(sent), b => Assert.True(b.Label!.Length is > 0 and <= 80 && b.CustomId!.Length is > 0 and <= 100));
            Assert.Equal(Buttons(sent).Count, Buttons(sent).Select(b => b.CustomId).Distinct().Count());
            Assert.Empty(sent.AllowedMentions.Parse);
            Assert.Equal(message.Tags, sent.AllowedMentions.Users);
            Assert.False(sent.AllowedMentions.RepliedUser);
            var shown = message.Tags.Aggregate(sent.Content, (text, tag) => text.Replace($"<@{tag}>", "", StringComparison.Ordinal)) + string.Concat(sent.Embeds.Select(e => $"\n{e.Title}\n{e.Description}"));
            Assert.DoesNotContain("@everyone", shown);
            Assert.DoesNotContain("<@", shown);
            WireJson.Write(sent);
        },
        iter: 200);

    [Fact]
    public void Every_sentence_is_on_some_page_with_all_its_sources() => Gen.Select(Answers, Gen.Bool).Sample(
        (answer, plain) =>
        {
            var (shape, room) = plain ? (PageShape.Plain, 1200) : (PageShape.Rich, Limits.Description - 105);
            var pages = AnswerPages.Split(answer, shape, room);

            Assert.All(pages, p => Assert.InRange(p.Text(answer.Language).Length, 0, room));
            foreach (var page in pages)
            {
                var marked = answer.Citations.Where(c => page.Sentences.Any(s => s[(s.LastIndexOf(' ') + 1)..].Contains($"[{c.N}]", StringComparison.Ordinal))).Select(c => c.N);
                Assert.Equal(marked, page.Sources.Select(s => int.Parse(s[1..s.IndexOf(']', StringComparison.Ordinal)])));
            }
        },
        iter: 100);

    private static readonly string[] _hostile = ["@everyone ", "<@123456> ", "👩‍👩‍👧‍👦 ", "שלום עולם ", "\u202eevil", "https://evil.example/x ", "plain words ", "||", "```", ""];

    private static Gen<string> Texts { get; } = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["*_~`|<>@#[]()\\-+.:/ \n1a"], 0, 3000],
        Gen.Select(Gen.Int[0, _hostile.Length - 1], Gen.Int[0, 600]).Select((which, times) => string.Concat(Enumerable.Repeat(_hostile[which], times))));

    private static Gen<Citation> Citations(int n) => Gen.Select(Texts, Texts, Texts, Gen.Int[0, 700], Gen.Bool)
        .Select((publisher, title, locator, length, stale) => Said.Citation(n) with { Publisher = publisher, Title = title, Locator = locator, Url = length == 0 ? null : new("https://x.example/" + new string('a', length)), Stale = stale });

    private static Gen<Answer> Answers { get; } =
        Gen.Select(Gen.Select(Texts, Gen.Int[1, 30].Array[0, 12]).Array[0, 12], Enumerable.Range(1, 30).Select(Citations).Aggregate(Gen.Const(Array.Empty<Citation>()), (all, next) => Gen.Select(all, next).Select((list, one) => (Citation[])[.. list, one])))
            .Select((sentences, citations) => Said.Answer(Language.English, [.. sentences.Select(s => new Sentence(s.Item1, s.Item2, []))], n => citations[n - 1]));

    private static Gen<Message> Messages { get; } = Gen.Select(
        Gen.OneOf(
            Gen.Select(Answers, Gen.Int[0, 5], Texts).Select((a, page, question) => (Content)Said.Content(a, page, question)),
            Gen.Select(Texts, Texts.Array[0, 20]).Select((title, lines) => (Content)new Content.Note(title, lines))),
        Texts.Array[0, 10],
        Gen.Int[1, 99999].Array[0, 5])
        .Select((content, labels, tags) => new Message(Language.English, content, [.. labels.Select((l, i) => new Button(new(ButtonKind.Ask, new("abc"), i), l))], [], [.. tags.Distinct().Select(t => t.ToString())]));

    private static OutgoingMessage Render(Content.OfAnswer content, bool? mayEmbed = true) => MessageForm.Of(Said.Reply(_asked, Message.Of(Language.English, content)), mayEmbed);

    private static List<Component> Buttons(OutgoingMessage message) => [.. message.Components.SelectMany(r => r.Components!)];
}
