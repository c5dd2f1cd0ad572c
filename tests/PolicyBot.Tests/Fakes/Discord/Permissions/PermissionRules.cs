namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Who may do what where, resolved in the documented order.</summary>
internal static class PermissionRules
{
    /// <summary>What a user may do in a channel; in a direct message, everything that applies there.</summary>
    public static Permission Of(User user, Channel channel, DateTimeOffset now)
    {
        if (channel.Guild is not { } guild)
        {
            return PermissionSets.Everyone;
        }

        if (!guild.Members.TryGetValue(user.Id, out var member) || channel.Deleted)
        {
            return Permission.None;
        }

        var permissions = InGuild(guild, member);
        if (permissions.Allows(Permission.Administrator))
        {
            return PermissionSets.All;
        }

        permissions = Overwritten(permissions, (channel.Parent ?? channel).Overwrites, guild, member);
        if (member.TimedOutUntil > now)
        {
            permissions &= PermissionSets.WhenTimedOut;
        }

        return permissions.Allows(Permission.ViewChannel) && SeesThread(permissions, channel, user) ? permissions : Permission.None;
    }

    public static Permission InGuild(Guild guild, Member member)
    {
        if (guild.OwnerId == member.User.Id)
        {
            return PermissionSets.All;
        }

        var permissions = member.RoleIds.Select(id => guild.Roles[id]).Aggregate(guild.Everyone.Permissions, (sum, role) => sum | role.Permissions);
        return permissions.Allows(Permission.Administrator) ? PermissionSets.All : permissions;
    }

    private static Permission Overwritten(Permission permissions, List<Overwrite> overwrites, Guild guild, Member member)
    {
        foreach (var overwrite in overwrites.Where(o => o.TargetId == guild.Id))
        {
            permissions = permissions & ~overwrite.Deny | overwrite.Allow;
        }

        var roles = overwrites.Where(o => o.IsRole && member.RoleIds.Contains(o.TargetId)).ToList();
        permissions &= ~roles.Aggregate(Permission.None, (sum, o) => sum | o.Deny);
        permissions |= roles.Aggregate(Permission.None, (sum, o) => sum | o.Allow);
        foreach (var overwrite in overwrites.Where(o => !o.IsRole && o.TargetId == member.User.Id))
        {
            permissions = permissions & ~overwrite.Deny | overwrite.Allow;
        }

        return permissions;
    }

    private static bool SeesThread(Permission permissions, Channel channel, User user) =>
        channel.Type != ChannelType.PrivateThread || channel.ThreadMembers.Contains(user.Id) || permissions.Allows(Permission.ManageThreads);
}
