namespace PolicyBot.Tests.Fakes.Slack.State;

/// <summary>The people and places that every test finds: two companies, one of them a guest in the other's shared channel.</summary>
internal sealed class Cast
{
    public Cast(World world, IReadOnlyList<string> scopes)
    {
        Home = Installed(world, new("T0HOME00001", "Home Base"), "U0HOMEBOT01", "B0HOMEBOT01", "xoxb-home-fake", scopes);
        Abroad = Installed(world, new("T0ABROAD001", "Abroad Inc"), "U0ABROADB01", "B0ABROADB01", "xoxb-abroad-fake", scopes);
        Ana = Add(world, new(Home, "U0ANAADMIN1", "ana", Role.Admin));
        Olu = Add(world, new(Home, "U0OLUOWNER1", "olu", Role.Owner, "Europe/London"));
        Max = Add(world, new(Home, "U0MAXMEMBER", "max", Role.Member, "America/Los_Angeles", "es-LA"));
        Gia = Add(world, new(Home, "U0GIAGUEST1", "gia", Role.SingleChannelGuest));
        Sol = Add(world, new(Abroad, "U0SOLABROAD", "sol", Role.Member, "Europe/Madrid", "es-ES"));

        General = Place(world, "C0GENERAL01", "general", ChannelKind.Public, Home.Bot, Ana, Olu, Max, Gia);
        Room = Place(world, "C0ROOM00001", "policy-room", ChannelKind.Private, Home.Bot, Ana, Max);
        Elsewhere = Place(world, "C0ELSEWHERE", "elsewhere", ChannelKind.Public, null, Ana, Max);
        Hidden = Place(world, "C0HIDDEN001", "hidden", ChannelKind.Private, null, Ana, Max);
        Archive = Place(world, "C0ARCHIVE01", "old-news", ChannelKind.Public, Home.Bot, Ana, Max);
        Archive.Archived = true;
        Partners = Place(world, "C0PARTNERS1", "partners", ChannelKind.Public, Home.Bot, Ana, Max, Sol);
        Partners.SharedWith.Add(Abroad);
        AbroadGeneral = new(Abroad, "C0ABROADGEN", "general", ChannelKind.Public) { Members = { Sol.Id, Abroad.Bot!.BotUserId } };
        world.Channels.Add(AbroadGeneral.Id, AbroadGeneral);
    }

    public Team Home { get; }

    /// <summary>Another company, which has the app too.</summary>
    public Team Abroad { get; }

    /// <summary>An administrator.</summary>
    public Person Ana { get; }

    /// <summary>The workspace's owner.</summary>
    public Person Olu { get; }

    /// <summary>A member whose Slack speaks Spanish.</summary>
    public Person Max { get; }

    /// <summary>A single-channel guest.</summary>
    public Person Gia { get; }

    /// <summary>Somebody from the other company.</summary>
    public Person Sol { get; }

    /// <summary>Public, with the bot.</summary>
    public Conversation General { get; }

    /// <summary>Private, with the bot.</summary>
    public Conversation Room { get; }

    /// <summary>Public, without the bot.</summary>
    public Conversation Elsewhere { get; }

    /// <summary>Private, without the bot.</summary>
    public Conversation Hidden { get; }

    /// <summary>Archived.</summary>
    public Conversation Archive { get; }

    /// <summary>Shared with the other company.</summary>
    public Conversation Partners { get; }

    public Conversation AbroadGeneral { get; }

    private static Team Installed(World world, Team team, string botUser, string botId, string token, IReadOnlyList<string> scopes)
    {
        world.Teams.Add(team);
        team.Bot = new(team, botUser, botId, token, scopes);
        Add(world, new(team, botUser, "policybot", Role.Bot));
        return team;
    }

    private static Person Add(World world, Person person)
    {
        world.People.Add(person.Id, person);
        return person;
    }

    private Conversation Place(World world, string id, string name, ChannelKind kind, Installation? bot, params Person[] people)
    {
        var channel = new Conversation(Home, id, name, kind);
        channel.Members.UnionWith(people.Select(person => person.Id));
        if (bot is not null)
        {
            channel.Members.Add(bot.BotUserId);
        }

        world.Channels.Add(id, channel);
        return channel;
    }
}
