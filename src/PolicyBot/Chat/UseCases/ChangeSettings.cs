using PolicyBot.Asking;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>Shows and changes the settings of a channel.</summary>
internal sealed class ChangeSettings(LiveKnowledge knowledge, Standings standings)
{
    public async Task<IReadOnlyList<Effect>> CommandAsync(ChatEvent commanded, ChannelSettings current, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        var reply = Reply.To(commanded, current);
        if (!arguments.TryGetValue("setting", out var name) || EnumNames.Read<SettingName>(name) is not { } setting)
            return [reply.Note(Wording.SettingsTitle.In(reply.Language), Lines(current, commanded.Surface, reply.Language), new Button(new(ButtonKind.Settings), Wording.ChangeSettings.In(reply.Language)))];
        if (!arguments.TryGetValue("value", out var value))
            return [reply.Note(null, [Line(setting, current, commanded.Surface, reply.Language), SettingText.Expected(setting, reply.Language)])];
        return await ApplyAsync(commanded, reply, current, new Dictionary<string, string> { [name] = value }, cancellationToken);
    }

    public Task<IReadOnlyList<Effect>> SubmitAsync(ChatEvent submitted, ChannelSettings current, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken) =>
        ApplyAsync(submitted, Reply.To(submitted, current), current, values, cancellationToken);

    /// <summary>The form with what holds now.</summary>
    public static Form FormOf(ChatEvent pressed, ChannelSettings current)
    {
        var language = Reply.LanguageOf(pressed, current);
        FormField Field(SettingName name, IReadOnlyList<Choice>? choices) =>
            new(name.Kebab(), Wording.SettingLabel(name).In(language), choices is null ? SettingText.Hint(name, language) : null, SettingText.Write(name, current, pressed.Surface), choices, Required: choices is not null, MaxLength: 300);
        return new(
            new(FormKind.Settings, null, pressed.Place.Key),
            language,
            new Bilingual("Settings", "Ajustes").In(language),
            Wording.Save.In(language),
            [
                Field(SettingName.Who, SettingText.Choices(SettingName.Who, language)),
                Field(SettingName.Answers, SettingText.Choices(SettingName.Answers, language)),
                Field(SettingName.Replies, SettingText.Choices(SettingName.Replies, language)),
                Field(SettingName.Topics, null),
                Field(SettingName.Contacts, null),
            ]);
    }

    /// <summary>What is wrong with the values of a form, by field; empty when nothing is.</summary>
    public IReadOnlyDictionary<string, string> Mistakes(ChatEvent submitted, ChannelSettings current, IReadOnlyDictionary<string, string> values)
    {
        var language = Reply.LanguageOf(submitted, current);
        return values
            .Where(v => EnumNames.Read<SettingName>(v.Key) is { } name && SettingText.Apply(ChannelSettings.Default, name, v.Value, knowledge.Current.Library) is null)
            .ToDictionary(v => v.Key, v => SettingText.Expected(EnumNames.Read<SettingName>(v.Key)!.Value, language));
    }

    private async Task<IReadOnlyList<Effect>> ApplyAsync(ChatEvent happened, Reply reply, ChannelSettings current, IReadOnlyDictionary<string, string> values, CancellationToken cancellationToken)
    {
        if (!await standings.ManagesAsync(happened, cancellationToken))
            return [reply.Note(Wording.OnlyManagers)];
        var changed = current;
        foreach (var (key, value) in values)
        {
            if (EnumNames.Read<SettingName>(key) is not { } name)
                continue;
            if (SettingText.Apply(changed, name, value, knowledge.Current.Library) is not { } applied)
                return [reply.Note(null, [SettingText.Expected(name, reply.Language)])];
            changed = applied;
        }

        return
        [
            new Effect.Configure(happened.Place with { Thread = null }, changed, happened.Person.Key, happened.At),
            reply.Note(Wording.SettingsTitle.In(reply.Language), [Wording.Saved.In(reply.Language), .. Lines(changed, happened.Surface, reply.Language)]),
        ];
    }

    private static IReadOnlyList<string> Lines(ChannelSettings current, Surface surface, Language language) =>
        [.. Enum.GetValues<SettingName>().Select(name => Line(name, current, surface, language))];

    private static string Line(SettingName name, ChannelSettings current, Surface surface, Language language) =>
        $"{Wording.SettingLabel(name).In(language)} ({name.Kebab()}): {(SettingText.Write(name, current, surface) is { Length: > 0 } value ? value : "-")}";
}
