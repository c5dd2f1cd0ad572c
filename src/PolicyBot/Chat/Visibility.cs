namespace PolicyBot.Chat;

/// <summary>Who sees the reply to an event: decided once, before the platform is told whether the reply is private.</summary>
internal static class Visibility
{
    public static Audience Of(ChatEvent happened, ChannelSettings settings) => happened switch
    {
        { Surface: Surface.Direct } => Audience.Everyone,
        { Act: Act.Commanded { Mistake: null } command } when Commands.Asks(command.Word) => settings.AudienceIn(happened.Surface),
        { Act: Act.Said or Act.Pressed { Button.Kind: ButtonKind.Ask or ButtonKind.Chart or ButtonKind.Table } or Act.Submitted { Form.Kind: FormKind.FollowUp } } => settings.AudienceIn(happened.Surface),
        _ => Audience.Asker,
    };
}
