using System.Security.Cryptography;
using System.Text;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Makes the posts that reply to one event. Their keys follow from the event, so that handling it twice makes the same posts.</summary>
internal sealed class Reply(ChatEvent to, Audience audience, Language language)
{
    private const int KeyBytes = 12;
    private int _made;

    /// <summary>The reply that the settings of its place ask for.</summary>
    /// <param name="spoken">The language of what is replied to, where it is known; else the channel's, else the person's own.</param>
    public static Reply To(ChatEvent happened, ChannelSettings channel, Language? spoken = null) =>
        new(happened, Visibility.Of(happened, channel), spoken ?? LanguageOf(happened, channel));

    /// <summary>The language of the bot's own words.</summary>
    public static Language LanguageOf(ChatEvent happened, ChannelSettings channel) => channel.Language ?? happened.Person.Locale ?? Language.English;

    public Language Language => language;

    public Audience Audience => audience;

    public Effect Note(Bilingual line, params IReadOnlyList<Button> buttons) => Note(null, [line.In(language)], buttons);

    public Effect Note(string? title, IReadOnlyList<string> lines, params IReadOnlyList<Button> buttons) =>
        Post(Delivery.Respond, audience, Message.Of(language, new Content.Note(title, lines), buttons));

    /// <summary>For the asker's eyes only, whatever the rest of the reply is.</summary>
    public Effect Privately(Bilingual line) =>
        Post(Delivery.Respond, to.Surface is Surface.Direct ? Audience.Everyone : Audience.Asker, Message.Of(language, new Content.Note(null, [line.In(language)])));

    public Effect Post(Delivery delivery, Audience seenBy, Message message) =>
        new Effect.Say(new(Key(to.Id, _made++), delivery is Delivery.Respond or Delivery.Replace ? to.Id : null, to.Place, to.Route, delivery, seenBy, to.Person, message));

    /// <summary>The name of the answer that an event leads to.</summary>
    public static AnswerId AnswerName(EventId asked) => new(Hash("answer:" + asked.Value, 6));

    /// <summary>The key of an event's post of this number.</summary>
    public static string Key(EventId id, int number) => Hash($"post:{id.Value}:{number}", KeyBytes);

    private static string Hash(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
