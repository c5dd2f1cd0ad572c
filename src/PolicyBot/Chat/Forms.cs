namespace PolicyBot.Chat;

/// <summary>Which forms there are.</summary>
public enum FormKind
{
    FollowUp,
    Reason,
    Settings,
    Digest,
}

/// <summary>What a form carries from its opening to its sending in.</summary>
/// <param name="Answer">The answer that it belongs to.</param>
/// <param name="Channel">The channel that it was opened in, as <see cref="Place.Key"/>: platforms do not all tell it again.</param>
/// <param name="Subscription">The digest that it changes.</param>
public sealed record FormRef(FormKind Kind, AnswerId? Answer, string Channel, string? Subscription = null);

/// <summary>A form that a person fills in (a modal): at most five fields.</summary>
/// <param name="Title">At most 24 characters.</param>
/// <param name="Send">The label of the button that sends it in; at most 24 characters.</param>
public sealed record Form(FormRef Ref, Language Language, string Title, string Send, IReadOnlyList<FormField> Fields);

/// <param name="Name">Letters and dashes; the key in <see cref="Act.Submitted.Values"/>.</param>
/// <param name="Label">At most 45 characters.</param>
/// <param name="Hint">At most 100 characters.</param>
/// <param name="Value">What stands in it at first.</param>
/// <param name="Choices">Where one of these is to be chosen; else text is written.</param>
/// <param name="Multiline">Whether the text may have several lines.</param>
public sealed record FormField(string Name, string Label, string? Hint = null, string? Value = null, IReadOnlyList<Choice>? Choices = null, bool Multiline = false, bool Required = true, int MaxLength = 1000);

/// <summary>One of several to choose from.</summary>
/// <param name="Value">At most 100 characters.</param>
/// <param name="Label">At most 75 characters.</param>
public sealed record Choice(string Value, string Label);
