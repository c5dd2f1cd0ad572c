using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>What the bot says about itself on chat platforms. Nothing here is about policy: that only the engine says.</summary>
internal static class Wording
{
    private static readonly Dictionary<SettingName, Bilingual> _settings = new()
    {
        [SettingName.Who] = new("Who may ask", "Quién puede preguntar"),
        [SettingName.Answers] = new("Who sees answers", "Quién ve las respuestas"),
        [SettingName.Replies] = new("What is answered without a command", "Qué se responde sin comando"),
        [SettingName.Language] = new("Language", "Idioma"),
        [SettingName.Topics] = new("Topics", "Temas"),
        [SettingName.Contacts] = new("People to tag for “I need a person”", "A quién avisar con “Necesito una persona”"),
        [SettingName.Digests] = new("Digests", "Resúmenes"),
        [SettingName.Zone] = new("Time zone of digests", "Zona horaria de los resúmenes"),
    };

    public static Bilingual FollowUp { get; } = new("Ask a follow-up", "Hacer otra pregunta");

    public static Bilingual Chart { get; } = new("Chart", "Gráfico");

    public static Bilingual Table { get; } = new("Data (CSV)", "Datos (CSV)");

    public static Bilingual Helpful { get; } = new("👍 Helpful", "👍 Útil");

    public static Bilingual NotHelpful { get; } = new("👎 Not helpful", "👎 No es útil");

    public static Bilingual Share { get; } = new("Share with channel", "Compartir en el canal");

    public static Bilingual NeedPerson { get; } = new("I need a person", "Necesito una persona");

    public static Bilingual ChangeSettings { get; } = new("Change settings", "Cambiar ajustes");

    public static Bilingual EraseMe { get; } = new("Erase everything about me", "Borrar todo sobre mí");

    public static Bilingual YourQuestion { get; } = new("Your question", "Su pregunta");

    public static Bilingual Send { get; } = new("Send", "Enviar");

    public static Bilingual Save { get; } = new("Save", "Guardar");

    public static Bilingual WhatWasWrong { get; } = new("What was wrong or missing?", "¿Qué estuvo mal o faltó?");

    public static Bilingual ReasonHint { get; } = new("Please leave out personal details.", "Por favor, no incluya datos personales.");

    public static Bilingual Thanks { get; } = new("Thank you. This goes to those who look after the library.", "Gracias. Esto llega a quienes cuidan la biblioteca.");

    public static Bilingual NoLongerKept { get; } = new("That answer is no longer kept. Please ask again.", "Esa respuesta ya no se guarda. Por favor, pregunte de nuevo.");

    public static Bilingual NotYours { get; } = new("That button belongs to somebody else's private answer.", "Ese botón pertenece a la respuesta privada de otra persona.");

    public static Bilingual NothingYet { get; } = new("There is no earlier answer in this conversation that I can show you.", "No hay en esta conversación una respuesta anterior que pueda mostrarle.");

    public static Bilingual NoSources { get; } = new("The last answer cites no source: it was in words of my own, not of the library.", "La última respuesta no cita ninguna fuente: eran palabras mías, no de la biblioteca.");

    public static Bilingual OnlyManagers { get; } = new("Only people who manage this channel may change its settings.", "Solo quienes administran este canal pueden cambiar sus ajustes.");

    public static Bilingual SettingsTitle { get; } = new("Settings of this channel", "Ajustes de este canal");

    public static Bilingual Saved { get; } = new("Saved.", "Guardado.");

    public static Bilingual Shared { get; } = new("Shared with the channel.", "Compartido en el canal.");

    public static Bilingual PersonAsked { get; } = new("I have asked the people who look after questions in this channel.", "He avisado a las personas que atienden las preguntas de este canal.");

    public static Bilingual NoContacts { get; } = new("Nobody is named for this channel. Those who manage it can name people with /policy settings contacts.", "No hay nadie designado en este canal. Quienes lo administran pueden hacerlo con /policy settings contacts.");

    public static Bilingual PersonWanted { get; } = new("Somebody here would like a person's answer", "Alguien aquí desea que responda una persona");

    public static Bilingual TooMany { get; } = new("That is a lot of questions in a minute. Please wait a little and ask again; nothing is lost.", "Son muchas preguntas en un minuto. Espere un poco y pregunte de nuevo; no se pierde nada.");

    public static Bilingual NotAllowed { get; } = new("In this channel the settings leave questions to others. You can ask me in a direct message.", "En este canal los ajustes reservan las preguntas a otras personas. Puede preguntarme en un mensaje directo.");

    public static Bilingual NotHere { get; } = new("This channel is set to certain topics, and that answer belongs to none of them. You can ask me in a direct message.", "Este canal está limitado a ciertos temas y esa respuesta no pertenece a ninguno. Puede preguntarme en un mensaje directo.");

    public static Bilingual Failed { get; } = new("Something went wrong on my side and I could not answer. It has been recorded; please ask again.", "Algo falló de mi lado y no pude responder. Ha quedado registrado; por favor, pregunte de nuevo.");

    public static Bilingual NotPosted { get; } = new("I could not post in the channel what you had asked me to post there.", "No pude publicar en el canal lo que me pidió publicar allí.");

    public static Bilingual NotPostedHelp { get; } = new("Please see whether the channel still exists and whether I may write there. A digest can be moved or ended with /policy digest in its channel.", "Compruebe si el canal aún existe y si puedo escribir en él. Un resumen se puede cambiar o terminar con /policy digest en su canal.");

    public static Bilingual Unavailable { get; } = new("I cannot take questions for the moment. Please try again in a minute.", "Por el momento no puedo recibir preguntas. Inténtelo de nuevo en un minuto.");

    public static Bilingual NothingAsked { get; } = new("Ask me about US immigration policy, for example: “What is an ICE detainer?”", "Pregúnteme sobre la política de inmigración de EE. UU., por ejemplo: “¿Qué es una orden de retención de ICE?”");

    public static Bilingual Exported { get; } = new("I have sent you a direct message with everything that is kept about you.", "Le he enviado un mensaje directo con todo lo que se guarda sobre usted.");

    public static Bilingual ExportTitle { get; } = new("What is kept about you", "Lo que se guarda sobre usted");

    public static Bilingual Erased { get; } = new("Everything kept about you has been erased.", "Se ha borrado todo lo que se guardaba sobre usted.");

    public static Bilingual EraseSure { get; } = new("This erases your questions, the answers to them, your feedback and your choices, here and everywhere else you have used me. It cannot be undone.", "Esto borra sus preguntas, sus respuestas, sus comentarios y sus preferencias, aquí y en todo lugar donde me haya usado. No se puede deshacer.");

    public static Bilingual KeptOff { get; } = new("From now on nothing you ask is kept once it is answered. Follow-up questions and buttons will not know what came before. /policy privacy on changes it back; /policy privacy erase removes what was kept until now.", "Desde ahora no se guarda nada de lo que pregunte una vez respondido. Las preguntas de seguimiento y los botones no sabrán qué hubo antes. /policy privacy on lo revierte; /policy privacy erase borra lo guardado hasta ahora.");

    public static Bilingual KeptOn { get; } = new("Your questions are kept again for follow-ups, for as long as the retention setting says.", "Sus preguntas se guardan de nuevo para el seguimiento, durante el plazo de conservación.");

    public static IReadOnlyList<Bilingual> PrivacyLines { get; } =
    [
        new("I keep your questions and my answers for a short time, so that follow-ups and buttons work. E-mail addresses, phone numbers, A-numbers, passport and receipt numbers and street addresses are masked before anything is stored.", "Guardo sus preguntas y mis respuestas por poco tiempo, para que funcionen las preguntas de seguimiento y los botones. Los correos, teléfonos, números A, pasaportes, números de recibo y domicilios se ocultan antes de guardar nada."),
        new("/policy privacy export: a file with all that is kept about you.", "/policy privacy export: un archivo con todo lo que se guarda sobre usted."),
        new("/policy privacy erase: removes all of it.", "/policy privacy erase: lo borra todo."),
        new("/policy privacy off: nothing is kept from now on. /policy privacy on: back to normal.", "/policy privacy off: no se guarda nada desde ahora. /policy privacy on: vuelve a lo normal."),
    ];

    public static Bilingual SettingLabel(SettingName setting) => _settings[setting];

    public static string TopicsTitle(Language language) => new Bilingual("What the library covers", "Lo que abarca la biblioteca").In(language);

    public static string HelpTitle(Language language) => new Bilingual("What you can do", "Qué se puede hacer").In(language);

    public static string WhyTitle(Language language) => new Bilingual("Why", "Por qué").In(language);
}
