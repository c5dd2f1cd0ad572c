using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>Codes that the consent page gave out: ten minutes, one use, one redirect address.</summary>
internal sealed class Grants(World world)
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    public string Give(Person person, Team team, IEnumerable<string> scopes, string? redirect)
    {
        var code = world.NewId("code");
        _grants.Add(code, new(person, team, [.. scopes], redirect, world.Now));
        return code;
    }

    public Grant Take(string code, string? redirect)
    {
        var grant = _grants.GetValueOrDefault(code) ?? throw new SlackRefusal("invalid_code");
        if (grant.Used || world.Now - grant.Given > _life)
        {
            throw new SlackRefusal(grant.Used ? "code_already_used" : "invalid_code");
        }

        if (grant.Redirect != redirect)
        {
            throw new SlackRefusal("bad_redirect_uri");
        }

        grant.Used = true;
        return grant;
    }
}

internal sealed record Grant(Person Person, Team Team, IReadOnlyList<string> Scopes, string? Redirect, DateTimeOffset Given)
{
    public bool Used { get; set; }
}
