namespace PolicyBot.Tests.Fakes.Discord;

[Flags]
internal enum Permission : ulong
{
    None = 0,
    Administrator = 1UL << 3,
    ManageChannels = 1UL << 4,
    ManageGuild = 1UL << 5,
    AddReactions = 1UL << 6,
    ViewChannel = 1UL << 10,
    SendMessages = 1UL << 11,
    ManageMessages = 1UL << 13,
    EmbedLinks = 1UL << 14,
    AttachFiles = 1UL << 15,
    ReadMessageHistory = 1UL << 16,
    MentionEveryone = 1UL << 17,
    UseApplicationCommands = 1UL << 31,
    ManageThreads = 1UL << 34,
    CreatePublicThreads = 1UL << 35,
    CreatePrivateThreads = 1UL << 36,
    SendMessagesInThreads = 1UL << 38,
    SendPolls = 1UL << 49,
    UseExternalApps = 1UL << 50,
    PinMessages = 1UL << 51,
    BypassSlowmode = 1UL << 52,
}

internal static class PermissionSets
{
    public const Permission All = (Permission)((1UL << 53) - 1);

    /// <summary>What @everyone may do in a new guild, as far as it concerns a bot.</summary>
    public const Permission Everyone = Permission.AddReactions | Permission.ViewChannel | Permission.SendMessages | Permission.EmbedLinks
        | Permission.AttachFiles | Permission.ReadMessageHistory | Permission.MentionEveryone | Permission.UseApplicationCommands
        | Permission.CreatePublicThreads | Permission.CreatePrivateThreads | Permission.SendMessagesInThreads | Permission.SendPolls | Permission.UseExternalApps;

    /// <summary>The smallest invitation that a bot for answers needs: 309237763072 and nothing else.</summary>
    public const Permission MinimalInvite = Permission.ViewChannel | Permission.SendMessages | Permission.SendMessagesInThreads
        | Permission.EmbedLinks | Permission.AttachFiles | Permission.ReadMessageHistory | Permission.CreatePublicThreads;

    public const Permission WhenTimedOut = Permission.ViewChannel | Permission.ReadMessageHistory;

    public static string Bits(this Permission permissions) => ((ulong)permissions).ToString();

    public static bool Allows(this Permission permissions, Permission wanted) => (permissions & wanted) == wanted;
}
