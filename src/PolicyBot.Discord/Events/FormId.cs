using PolicyBot.Chat;

namespace PolicyBot.Discord.Events;

/// <summary>
/// What a modal carries from its opening to its sending in. The channel is not in it: the platform tells it again, and what it
/// tells cannot be forged, so that nobody changes the settings of a channel from another.
/// </summary>
internal static class FormId
{
    private const char Separator = '.';
    private const int LongestAnswer = 16;

    public static string Write(FormRef form) => "form" + Separator + form.Kind.Kebab() + Separator + form.Answer?.Value;

    public static FormRef? Read(string? written, Place place) =>
        written?.Split(Separator) is ["form", var kind, var answer]
        && EnumNames.Read<FormKind>(kind) is { } known
        && answer.Length <= LongestAnswer && answer.All(char.IsAsciiLetterOrDigit)
            ? new(known, answer.Length == 0 ? null : new(answer), place.Key)
            : null;
}
