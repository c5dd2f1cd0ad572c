using System.Security.Cryptography;
using System.Text;
using PolicyBot.Knowledge;

namespace PolicyBot.Chat;

/// <summary>Makes the posts that reply to one event. Their keys follow from the event, so that handling it twice makes the same posts.</summary>
internal sealed class Reply(ChatEvent to, Audience audience, Language language)
{
    private const int KeyBytes = 12;
    private int _made;

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

    /// <summary>The name of the answer that this event leads to.</summary>
    public AnswerId AnswerName() => new(Hash("answer:" + to.Id.Value, 6));

    private static string Key(EventId id, int number) => Hash($"post:{id.Value}:{number}", KeyBytes);

    private static string Hash(string text, int bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
