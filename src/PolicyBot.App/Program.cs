using System.CommandLine;
using PolicyBot.App;
using PolicyBot.App.CommandLine;

var root = new RootCommand("PolicyBot answers questions about US immigration policy from a library of cited facts and figures.")
{
    AskCommand.Create(Composition.Build),
    ChatCommand.Create(Composition.Build),
    LibraryCommand.Create(Composition.Build),
    ServeCommand.Create(() => Composition.Serve()),
    OutboxCommand.Create(Composition.BuildForOperators),
    SlackCommand.Create(),
    DiscordCommand.Create(Composition.BuildForOperators),
};
root.SetAction((_, cancellationToken) => ServeCommand.RunAsync(() => Composition.Serve(), cancellationToken));
return await root.Parse(args).InvokeAsync();
