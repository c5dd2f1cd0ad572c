using PolicyBot.Chat;

namespace PolicyBot.Slack.Receiving;

/// <summary>An event in the product's words, with what only the transport needs of it.</summary>
/// <param name="Event">Its surface is a guess where <paramref name="SurfaceKnown"/> is false.</param>
/// <param name="SurfaceKnown">Whether the payload tells what kind of place it is; commands and actions do not.</param>
/// <param name="Trigger">The trigger_id, good for opening one form within 3 seconds.</param>
/// <param name="Fields">For a form sent in: the ids of its input blocks.</param>
internal sealed record Incoming(ChatEvent Event, bool SurfaceKnown = true, string? Trigger = null, IReadOnlyList<string>? Fields = null);
