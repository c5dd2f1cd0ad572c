using PolicyBot.App.CommandLine;

return await Root.RunAsync(args);
