using PolicyBot.Chat;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.Rendering;

/// <summary>Writes the bot's words about itself: as embeds, or as text alone.</summary>
internal static class NoteForm
{
    /// <param name="links">Whether addresses in it stay links: not where it repeats what somebody wrote.</param>
    public static Written Rich(Content.Note note, bool links)
    {
        var title = note.Title is { } given ? Markdown.Clip(given, Limits.Title) : "";
        var text = string.Join('\n', note.Lines);
        var first = Markdown.Pieces(text, Limits.Description, links).Take(3).ToList();
        var embeds = new List<Embed>();
        if (title.Length > 0 || first.Count > 0)
            embeds.Add(new() { Title = title.Length > 0 ? title : null, Description = first.Count > 0 ? first[0] : null });
        if (first.Count > 1)
            embeds.Add(new() { Description = Limits.Clip(first.Count > 2 ? first[1] + "…" : first[1], Limits.Embeds - embeds[0].Length) });
        return new("", embeds, null);
    }

    /// <param name="room">Characters that are left of the text.</param>
    public static Written Plain(Content.Note note, bool links, int room)
    {
        var title = note.Title is { } given && Markdown.Clip(given, Limits.Title) is { Length: > 0 } shown ? $"**{shown}**\n" : "";
        return new((title + Markdown.Clip(string.Join('\n', note.Lines), room - title.Length, links)).Trim(), [], null);
    }
}
