using System.Globalization;

namespace PolicyBot.Discord.Wire;

/// <summary>The permission bits that concern the bot.</summary>
[Flags]
internal enum Permissions : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    CreatePublicThreads = 1UL << 35,
    SendMessagesInThreads = 1UL << 38,

    /// <summary>Any of these makes a person one who manages the channel.</summary>
    Manages = Administrator | ManageChannels | ManageGuild,

    /// <summary>What the bot asks for when it is invited, and no more.</summary>
    Invited = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory | CreatePublicThreads,
}

internal static class PermissionBits
{
    /// <returns>Null for what is not a set of permissions.</returns>
    public static Permissions? Read(string? bits) => ulong.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (Permissions)value : null;

    public static bool Any(this Permissions held, Permissions wanted) => (held & wanted) != Permissions.None;
}
