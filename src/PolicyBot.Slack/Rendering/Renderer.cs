using System.Globalization;
using System.Text.Json.Nodes;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;

namespace PolicyBot.Slack.Rendering;

/// <summary>Gives a message Slack's form, within Slack's limits; pure.</summary>
internal static class Renderer
{
    /// <summary>The most units of text on a page of an answer: well below what Slack refuses, and about what a reader takes in.</summary>
    private const int RichPage = 6000;

    /// <summary>Leaves room for the question, the stance and the tags within <see cref="SlackMessage.MostText"/>.</summary>
    private const int PlainPage = 3000;

    private const int MostNoteSections = 20;

    /// <param name="native">Charts and tables to be shown by Slack itself; null for none.</param>
    public static SlackMessage Render(Message message, bool plain, NativeCharts? native = null) => native is { Blocks.Count: > 0 } && !plain
        ? WithCharts(Rendered(message, plain), message, native)
        : Rendered(message, plain);

    private static SlackMessage Rendered(Message message, bool plain) => (message.Content, plain) switch
    {
        (Content.OfAnswer answer, false) => Rich(message, answer),
        (Content.OfAnswer answer, true) => new(WithTags(message, AnswerText.Of(answer, PageOf(answer, PlainPage, SourceLines.Plain))), null),
        (Content.Note note, false) => Rich(message, note),
        (Content.Note note, true) => new(WithTags(message, NoteText(note)), null),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static SlackMessage Rich(Message message, Content.OfAnswer content)
    {
        var (page, number, count) = PageOf(content, RichPage, SourceLines.Linked);
        var buttons = number + 1 < count ? message.Buttons.Append(NextPage(content.Id, number + 1, count, content.Answer.Language)) : message.Buttons;
        return new(
            WithTags(message, AnswerText.Of(content, (page with { Sources = [] }, number, count))),
            [.. TagBlocks(message), .. AnswerBlocks.Of(content, page, number), .. ButtonRows.Of(buttons)]);
    }

    private static SlackMessage Rich(Message message, Content.Note note)
    {
        var sections = Clip.Pieces(string.Join('\n', note.Lines), BlockKit.MostInSection).Where(s => s.Length > 0).Take(MostNoteSections).Select(s => BlockKit.Section(Mrkdwn.Escape(s)));
        JsonArray blocks =
        [
            .. TagBlocks(message),
            .. string.IsNullOrWhiteSpace(note.Title) ? [] : (JsonObject[])[BlockKit.Header(note.Title)],
            .. sections,
            .. ButtonRows.Of(message.Buttons),
        ];
        return new(WithTags(message, NoteText(note)), blocks.Count == 0 ? null : blocks);
    }

    /// <summary>Charts come before the buttons, each with the words that its picture would have carried and that are not said yet.</summary>
    private static SlackMessage WithCharts(SlackMessage rendered, Message message, NativeCharts native)
    {
        var said = message.Content is Content.OfAnswer answer ? answer.Answer.Sentences.Select(s => s.Text).ToHashSet() : [];
        var words = string.Join(' ', native.Figures.SelectMany(f => f.Words).Where(w => !said.Contains(w)));
        var context = Clip.Pieces(words, BlockKit.MostInSection).Where(p => p.Length > 0).Select(p => BlockKit.Context(Mrkdwn.Escape(p)));
        var blocks = (rendered.Blocks ?? []).ToList();
        rendered.Blocks?.Clear();
        var buttons = blocks.FindIndex(b => b!["type"]!.GetValue<string>() == "actions");
        blocks.InsertRange(buttons < 0 ? blocks.Count : buttons, [.. native.Blocks, .. context]);
        return new(words.Length == 0 ? rendered.Text : AnswerText.With(rendered.Text, words), new([.. blocks]));
    }

    private static (AnswerPage Page, int Number, int Count) PageOf(Content.OfAnswer content, int budget, Func<Citation, Language, string> line)
    {
        var pages = AnswerPages.Of(content.Answer, budget, c => line(c, content.Answer.Language));
        var number = Math.Clamp(content.Page, 0, pages.Count - 1);
        return (pages[number], number, pages.Count);
    }

    private static Button NextPage(AnswerId answer, int page, int pages, Language language)
    {
        var label = page == 1 ? new Bilingual("Show all", "Ver todo") : new("Show more", "Ver más");
        return new(new(ButtonKind.Page, answer, page), string.Create(CultureInfo.InvariantCulture, $"{label.In(language)} ({page + 1}/{pages})"));
    }

    private static string NoteText(Content.Note note) => AnswerText.Within(string.Join('\n', [.. note.Title is { Length: > 0 } title ? [title] : (string[])[], .. note.Lines]));

    private static IEnumerable<JsonObject> TagBlocks(Message message) => Tags.Of(message) is { Length: > 0 } tags ? [BlockKit.Section(tags)] : [];

    private static string WithTags(Message message, string text) => Tags.Of(message) is { Length: > 0 } tags ? $"{tags} {text}" : text;
}
