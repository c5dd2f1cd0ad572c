using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>One of the words of <c>/policy</c>.</summary>
/// <param name="Word">English and in lower case: what platforms send, whatever language they show.</param>
public sealed record Command(string Word, string SpanishWord, Bilingual Description, IReadOnlyList<CommandOption> Options)
{
    /// <summary>How it is written, such as "compare FIRST and SECOND".</summary>
    public string Usage => string.Join(' ', [Word, .. Options.Select(o => o.Required ? o.Name.ToUpperInvariant() : $"[{o.Name}]")]);
}

/// <param name="Suggests">Whether the library can complete it while it is typed.</param>
/// <param name="Choices">Values that it must have; null for free text.</param>
public sealed record CommandOption(string Name, string SpanishName, Bilingual Description, bool Required = true, bool Suggests = false, IReadOnlyList<string>? Choices = null);

/// <summary>The words of <c>/policy</c>, in one place for every platform: what is registered, parsed, completed and explained.</summary>
public static class Commands
{
    /// <summary>The slash command itself.</summary>
    public const string Name = "policy";

    public const string Ask = "ask";
    public const string Stat = "stat";
    public const string Chart = "chart";
    public const string Check = "check";
    public const string Compare = "compare";
    public const string Timeline = "timeline";
    public const string Topics = "topics";
    public const string Sources = "sources";
    public const string Digest = "digest";
    public const string Settings = "settings";
    public const string Privacy = "privacy";
    public const string Why = "why";
    public const string Help = "help";

    public static Bilingual Description { get; } = new("Ask about US immigration policy, with cited sources", "Pregunte sobre la política de inmigración de EE. UU., con fuentes citadas");

    /// <summary>The message command.</summary>
    public static Bilingual CheckThisClaim { get; } = new("Check this claim", "Verificar esta afirmación");

    public static IReadOnlyList<Command> All { get; } =
    [
        new(Ask, "preguntar", new("Ask a question", "Haga una pregunta"), [new("question", "pregunta", new("Your question, in English or Spanish", "Su pregunta, en español o inglés"), Suggests: true)]),
        new(Stat, "cifra", new("Look up a figure", "Busque una cifra"), [new("question", "pregunta", new("What is counted, where and when", "Qué se cuenta, dónde y cuándo"), Suggests: true)]),
        new(Chart, "grafico", new("Draw figures over time", "Dibuje cifras en el tiempo"), [new("question", "pregunta", new("What is counted, where and since when", "Qué se cuenta, dónde y desde cuándo"), Suggests: true)]),
        new(Check, "verificar", new("Check a claim against the record", "Verifique una afirmación"), [new("claim", "afirmacion", new("The claim, as it was said", "La afirmación, tal como se dijo"))]),
        new(Compare, "comparar", new("Set two things side by side", "Compare dos cosas"), [new("first", "primero", new("The first", "Lo primero"), Suggests: true), new("second", "segundo", new("The second", "Lo segundo"), Suggests: true)]),
        new(Timeline, "cronologia", new("What happened when", "Qué pasó y cuándo"), [new("topic", "tema", new("A policy, programme or place", "Una política, un programa o un lugar"), Suggests: true)]),
        new(Topics, "temas", new("What the library covers", "Qué abarca la biblioteca"), [new("topic", "tema", new("One topic, to see its entries", "Un tema, para ver sus entradas"), Required: false, Suggests: true)]),
        new(Sources, "fuentes", new("The sources of the last answer", "Las fuentes de la última respuesta"), []),
        new(Digest, "resumen", new("What has changed, posted here regularly", "Qué ha cambiado, publicado aquí con regularidad"), [new("action", "accion", new("Subscribe, list, preview, change, pause, resume, now, or remove", "Suscribir, listar, previsualizar, cambiar, pausar, reanudar, ahora o quitar"), Required: false, Choices: ["subscribe", "list", "preview", "change", "pause", "resume", "now", "remove"]), new("details", "detalles", new("When and about what, such as: weekly monday 9:00 America/New_York asylum; or a number", "Cuándo y sobre qué, como: weekly monday 9:00 America/New_York asylum; o un número"), Required: false)]),
        new(Settings, "ajustes", new("See or change how the bot behaves in this channel", "Vea o cambie cómo se comporta el bot en este canal"), [new("setting", "ajuste", new("Which setting", "Qué ajuste"), Required: false, Choices: [.. Enum.GetValues<SettingName>().Select(s => s.Kebab())]), new("value", "valor", new("Its new value", "Su nuevo valor"), Required: false)]),
        new(Privacy, "privacidad", new("What is kept about you", "Qué se guarda sobre usted"), [new("action", "accion", new("Export, erase, or keep nothing from now on", "Exportar, borrar o no guardar nada desde ahora"), Required: false, Choices: ["export", "erase", "off", "on"])]),
        new(Why, "porque", new("Why the bot answered as it did, or stayed silent", "Por qué el bot respondió así o guardó silencio"), []),
        new(Help, "ayuda", new("What you can do here", "Qué se puede hacer aquí"), []),
    ];

    /// <summary>Whether the word asks something of the library, so that it is answered as a question is, and counted as one.</summary>
    public static bool Asks(string word) => word is Ask or Stat or Check or Compare or Timeline or Chart;

    public static Command? Find(string word) => All.FirstOrDefault(c => c.Word.Equals(word, StringComparison.OrdinalIgnoreCase) || Folding.Fold(word) == c.SpanishWord);
}
