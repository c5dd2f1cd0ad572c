using PolicyBot.Tests.Fakes.Slack.Api;
using PolicyBot.Tests.Fakes.Slack.State;

namespace PolicyBot.Tests.Fakes.Slack;

/// <summary>The right to open a modal that an interaction gives: three seconds, once.</summary>
internal sealed class Triggers(World world, Flaw broken)
{
    private static readonly TimeSpan _life = TimeSpan.FromSeconds(3);

    private readonly Dictionary<string, Trigger> _triggers = new(StringComparer.Ordinal);

    public string Give(Person person, Team team, View? view = null)
    {
        var id = $"{world.Now.ToUnixTimeMilliseconds()}.{world.NewId("")}.{Guid.NewGuid():N}";
        _triggers.Add(id, new(person, team, view, world.Now));
        return id;
    }

    public Trigger Exchange(string id, Team team)
    {
        var trigger = _triggers.GetValueOrDefault(id);
        if (trigger is null || trigger.Team != team)
        {
            throw new SlackRefusal("invalid_trigger_id");
        }

        if (trigger.Used && broken != Flaw.ReusableTrigger)
        {
            throw new SlackRefusal("exchanged_trigger_id");
        }

        if (world.Now - trigger.Given > _life)
        {
            throw new SlackRefusal("expired_trigger_id");
        }

        trigger.Used = true;
        return trigger;
    }
}

internal sealed record Trigger(Person Person, Team Team, View? View, DateTimeOffset Given)
{
    public bool Used { get; set; }
}
