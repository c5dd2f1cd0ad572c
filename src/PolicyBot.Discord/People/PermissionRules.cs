using System.Globalization;
using System.Text.Json;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Discord.People;

/// <summary>Resolves permissions in the documented order: owner, roles, administrator, then the overwrites of everyone, of roles together, and of the member.</summary>
internal static class PermissionRules
{
    private const Permissions All = (Permissions)ulong.MaxValue;
    private const long OfRole = 0;
    private const long OfMember = 1;

    public static Permissions Of(JsonElement guild, JsonElement member, string person, JsonElement channel, DateTimeOffset now)
    {
        if (guild.Text("owner_id") == person)
            return All;
        var everyone = guild.Text("id") ?? "";
        var held = member.Items("roles").Select(r => r.GetString()).Append(everyone).ToHashSet();
        var permissions = guild.Items("roles").Where(r => held.Contains(r.Text("id"))).Aggregate(Permissions.None, (sum, role) => sum | (PermissionBits.Read(role.Text("permissions")) ?? Permissions.None));
        if (permissions.Any(Permissions.Administrator))
            return All;
        var overwrites = channel.Items("permission_overwrites").ToList();
        permissions = Apply(permissions, overwrites.Where(o => o.Text("id") == everyone));
        permissions = Apply(permissions, overwrites.Where(o => o.Number("type") == OfRole && o.Text("id") != everyone && held.Contains(o.Text("id"))));
        permissions = Apply(permissions, overwrites.Where(o => o.Number("type") == OfMember && o.Text("id") == person));
        if (!permissions.Any(Permissions.ViewChannel))
            return Permissions.None;
        return IsTimedOut(member, now) ? permissions & (Permissions.ViewChannel | Permissions.ReadMessageHistory) : permissions;
    }

    /// <summary>First all that is denied together, then all that is allowed.</summary>
    private static Permissions Apply(Permissions permissions, IEnumerable<JsonElement> overwrites)
    {
        var (denied, allowed) = (Permissions.None, Permissions.None);
        foreach (var overwrite in overwrites)
        {
            denied |= PermissionBits.Read(overwrite.Text("deny")) ?? Permissions.None;
            allowed |= PermissionBits.Read(overwrite.Text("allow")) ?? Permissions.None;
        }

        return (permissions & ~denied) | allowed;
    }

    private static bool IsTimedOut(JsonElement member, DateTimeOffset now) =>
        DateTimeOffset.TryParse(member.Text("communication_disabled_until"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var until) && until > now;
}
