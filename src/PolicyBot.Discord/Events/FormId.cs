using PolicyBot.Chat;

namespace PolicyBot.Discord.Events;

/// <summary>
/// What a modal carries from its opening to its sending in. The channel is not in it: the platform tells it again, and what it
/// tells cannot be forged, so that nobody changes the settings of a channel from another.
/// </summary>
internal static class FormId
{
    private const char Separator = '.';
    private const int LongestSubject = 32;

    public static string Write(FormRef form) => "form" + Separator + form.Kind.Kebab() + Separator + (form.Subscription ?? form.Answer?.Value);

    public static FormRef? Read(string? written, Place place) =>
        written?.Split(Separator) is ["form", var kind, var subject]
        && EnumNames.Read<FormKind>(kind) is { } known
        && subject.Length <= LongestSubject && subject.All(char.IsAsciiLetterOrDigit)
            ? Of(known, subject.Length == 0 ? null : subject, place)
            : null;

    private static FormRef Of(FormKind kind, string? subject, Place place) =>
        kind is FormKind.Digest ? new(kind, null, place.Key, subject) : new(kind, subject is null ? null : new(subject), place.Key);
}
