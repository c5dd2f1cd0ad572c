using PolicyBot.Digests;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat.UseCases;

/// <summary>The form that leads through a subscription, or a change of one; what is filled in becomes the words that the command takes.</summary>
internal static class DigestForm
{
    private const string Cadence = "cadence";
    private const string When = "when";
    private const string About = "about";
    private const string Manner = "manner";
    private const int Longest = 300;

    private static readonly string[] _fields = [Cadence, When, About, Manner];

    /// <param name="standing">What the form is filled in with.</param>
    /// <param name="subscription">The one that it changes; null for a new one.</param>
    public static Form Of(ChatEvent commanded, Language language, Wish standing, string? subscription = null)
    {
        var (cadence, when) = ScheduleWords.Of(standing.Schedule, language);
        var manner = (standing.Scope.Language is Language.Spanish ? "es" : "en") + (standing.Quiet ? " quiet" : " always");
        string Say(string english, string spanish) => new Bilingual(english, spanish).In(language);
        return new(
            new(FormKind.Digest, null, commanded.Place.Key, subscription),
            language,
            (subscription is null ? DigestWords.FormTitle : DigestWords.ChangeTitle).In(language),
            Wording.Save.In(language),
            [
                new(Cadence, Say("How often", "Con qué frecuencia"), null, cadence,
                [
                    new("daily", Say("Every day", "Cada día")), new("weekdays", Say("Monday to Friday", "De lunes a viernes")),
                    new("weekly", Say("Once a week", "Una vez por semana")), new("monthly", Say("On the first of the month", "El primer día del mes")),
                ]),
                new(When, Say("Day, time and time zone", "Día, hora y zona horaria"), Say("monday 9:00 America/New_York, or: cron 0 9 * * 1", "lunes 9:00 America/New_York, o: cron 0 9 * * 1"), when, MaxLength: Longest),
                new(About, Say("Topics and places", "Temas y lugares"), Say("Such as: asylum, border, US, MD. Empty for all.", "Como: asylum, border, US, MD. Vacío para todos."), string.Join(", ", [.. standing.Scope.Topics, .. standing.Scope.Jurisdictions]), Required: false, MaxLength: Longest),
                new(Manner, Say("Language, and when nothing has changed", "Idioma, y qué hacer si nada ha cambiado"), null, manner,
                [
                    new("en always", Say("English; always post", "Inglés; publicar siempre")), new("en quiet", Say("English; silent when nothing changed", "Inglés; callado si nada cambió")),
                    new("es always", Say("Spanish; always post", "Español; publicar siempre")), new("es quiet", Say("Spanish; silent when nothing changed", "Español; callado si nada cambió")),
                ]),
            ]);
    }

    public static string Words(IReadOnlyDictionary<string, string> values) => string.Join(' ', _fields.Select(f => values.GetValueOrDefault(f, "")));

    /// <summary>The field in which that stands what a problem names.</summary>
    public static string FieldOf(IReadOnlyDictionary<string, string> values, string problem) =>
        values.GetValueOrDefault(About, "").Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Any(w => problem.StartsWith($"“{w}”", StringComparison.Ordinal)) ? About : When;
}

/// <summary>What the bot says about digests.</summary>
internal static class DigestWords
{
    public static Bilingual Title { get; } = new("Digests in this channel", "Resúmenes en este canal");

    public static Bilingual FormTitle { get; } = new("Subscribe to a digest", "Suscribir un resumen");

    public static Bilingual ChangeTitle { get; } = new("Change a digest", "Cambiar un resumen");

    public static Bilingual None { get; } = new("There are none. /policy digest subscribe sets one up.", "No hay ninguno. /policy digest subscribe crea uno.");

    public static Bilingual WhichOne { get; } = new("Please say which one, by its number:", "Indique cuál, por su número:");

    public static Bilingual Subscribed { get; } = new("Subscribed.", "Suscrito.");

    public static Bilingual Changed { get; } = new("Changed.", "Cambiado.");

    public static Bilingual WhatToChange { get; } = new("Please say what is to be different, such as: /policy digest change 1 daily 8:00 Europe/Madrid", "Diga qué debe cambiar, por ejemplo: /policy digest change 1 daily 8:00 Europe/Madrid");

    public static Bilingual HowToChange { get; } = new("/policy digest preview shows it to you alone; change, pause, resume, now and remove do what they say.", "/policy digest preview se lo muestra solo a usted; change, pause, resume, now y remove hacen lo que dicen.");

    public static Bilingual TooMany { get; } = new("This channel has ten digests already. Remove one first: /policy digest remove NUMBER", "Este canal ya tiene diez resúmenes. Quite uno primero: /policy digest remove NÚMERO");

    public static Bilingual Paused { get; } = new("Paused. What changes meanwhile comes in the next one after /policy digest resume.", "En pausa. Lo que cambie entretanto llegará en el siguiente, tras /policy digest resume.");

    public static Bilingual Resumed { get; } = new("Resumed. The next one comes:", "Reanudado. El próximo llega:");

    public static Bilingual Removed { get; } = new("Removed.", "Quitado.");

    public static Bilingual Posting { get; } = new("I am posting it in this channel.", "Lo publico en este canal.");

    public static Bilingual Unanswered { get; } = new("Asked here, and not covered by the library", "Preguntado aquí y no cubierto por la biblioteca");

    public static Bilingual Next { get; } = new("next", "próximo:");

    public static Bilingual IsPaused { get; } = new("paused", "en pausa");

    public static Bilingual IsQuiet { get; } = new("silent when nothing has changed", "callado si nada ha cambiado");

    public static Bilingual AllTopics { get; } = new("all topics", "todos los temas");

    public static Bilingual AllPlaces { get; } = new("all places", "todos los lugares");
}
