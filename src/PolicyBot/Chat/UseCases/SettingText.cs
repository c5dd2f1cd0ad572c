using System.Text.RegularExpressions;
using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>Settings as people read and write them.</summary>
internal static partial class SettingText
{
    private const int MostContacts = 10;
    private const string Automatic = "auto";
    private const string All = "all";

    public static string Write(SettingName name, ChannelSettings settings, Surface surface) => name switch
    {
        SettingName.Who => settings.Who.Kebab(),
        SettingName.Answers => settings.AudienceIn(surface) is Audience.Everyone ? AnswerMode.Public.Kebab() : AnswerMode.Private.Kebab(),
        SettingName.Replies => settings.Replies.Kebab(),
        SettingName.Language => settings.Language switch { Language.English => "en", Language.Spanish => "es", _ => Automatic },
        SettingName.Topics => settings.Topics.Count == 0 ? All : string.Join(", ", settings.Topics),
        SettingName.Contacts => string.Join(", ", settings.Contacts),
        SettingName.Digests => settings.Digests ? "on" : "off",
        SettingName.Zone => settings.Zone ?? Automatic,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <returns>The settings with the new value; null when it is none.</returns>
    public static ChannelSettings? Apply(ChannelSettings settings, SettingName name, string value, Library library)
    {
        var word = value.Trim().ToLowerInvariant();
        return name switch
        {
            SettingName.Who => EnumNames.Read<WhoMayAsk>(word) is { } who ? settings with { Who = who } : null,
            SettingName.Answers => word == Automatic ? settings with { Answers = null } : EnumNames.Read<AnswerMode>(word) is { } mode ? settings with { Answers = mode } : null,
            SettingName.Replies => EnumNames.Read<ReplyMode>(word) is { } replies ? settings with { Replies = replies } : null,
            SettingName.Language => word switch
            {
                Automatic => settings with { Language = null },
                "en" or "english" => settings with { Language = Language.English },
                "es" or "spanish" or "español" => settings with { Language = Language.Spanish },
                _ => null,
            },
            SettingName.Topics => word is All or "" or "todos" ? settings with { Topics = [] } : TopicsIn(word, library) is { } topics ? settings with { Topics = topics } : null,
            SettingName.Contacts => word is "" or "none" or "-" or "nadie" ? settings with { Contacts = [] } : ContactsIn(value) is { } contacts ? settings with { Contacts = contacts } : null,
            SettingName.Digests => word switch { "on" => settings with { Digests = true }, "off" => settings with { Digests = false }, _ => null },
            SettingName.Zone => word == Automatic ? settings with { Zone = null } : Schedule.IsZone(value.Trim()) ? settings with { Zone = value.Trim() } : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static IReadOnlyList<Choice> Choices(SettingName name, Language language) => (name, language) switch
    {
        (SettingName.Who, Language.English) => [new("everyone", "Everyone"), new("members", "Members of the organisation"), new("managers", "Managers of the channel"), new("nobody", "Nobody: questions are off")],
        (SettingName.Who, _) => [new("everyone", "Todas las personas"), new("members", "Miembros de la organización"), new("managers", "Quienes administran el canal"), new("nobody", "Nadie: preguntas desactivadas")],
        (SettingName.Answers, Language.English) => [new("public", "Everyone in the channel"), new("private", "Only the person who asked")],
        (SettingName.Answers, _) => [new("public", "Todo el canal"), new("private", "Solo quien preguntó")],
        (SettingName.Replies, Language.English) => [new("mention", "Mentions"), new("thread", "Mentions, and what follows in the thread"), new("all", "Every question in the channel")],
        (SettingName.Replies, _) => [new("mention", "Menciones"), new("thread", "Menciones y lo que sigue en el hilo"), new("all", "Toda pregunta en el canal")],
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a setting with fixed choices."),
    };

    /// <summary>What a value must be.</summary>
    public static string Expected(SettingName name, Language language)
    {
        var values = name switch
        {
            SettingName.Who => "everyone, members, managers, nobody",
            SettingName.Answers => "public, private, auto",
            SettingName.Replies => "mention, thread, all",
            SettingName.Language => "auto, en, es",
            SettingName.Digests => "on, off",
            _ => Hint(name, language),
        };
        return new Bilingual($"/policy settings {name.Kebab()} VALUE: {values}", $"/policy settings {name.Kebab()} VALOR: {values}").In(language);
    }

    public static string Hint(SettingName name, Language language) => (name switch
    {
        SettingName.Topics => new Bilingual("Topic ids with commas (see /policy topics), or: all", "Temas separados por comas (vea /policy topics), o: all"),
        SettingName.Contacts => new Bilingual("User ids or mentions with commas, at most 10, or: none", "Identificadores o menciones separados por comas, máximo 10, o: none"),
        SettingName.Zone => new Bilingual("auto, or an IANA name such as America/Chicago", "auto, o un nombre IANA como America/Chicago"),
        _ => new Bilingual("", ""),
    }).In(language);

    private static List<string>? TopicsIn(string text, Library library)
    {
        var topics = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        return topics.Count > 0 && topics.TrueForAll(library.Topics.ContainsKey) ? topics : null;
    }

    private static IReadOnlyList<string>? ContactsIn(string text)
    {
        var contacts = text.Split([',', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => UserId().Match(c)).ToList();
        return contacts.Count is > 0 and <= MostContacts && contacts.TrueForAll(c => c.Success) ? [.. contacts.Select(c => c.Groups["id"].Value).Distinct()] : null;
    }

    [GeneratedRegex(@"^(?:<@!?)?(?<id>[UW][A-Z0-9]{2,20}|[0-9]{15,21})(?:\|[^>]*)?>?$", RegexOptions.None, 500)]
    private static partial Regex UserId();
}
