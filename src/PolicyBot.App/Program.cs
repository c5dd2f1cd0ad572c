using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PolicyBot.App;
using PolicyBot.App.CommandLine;

var root = new RootCommand("PolicyBot answers questions about US immigration policy from a library of cited facts and figures.")
{
    AskCommand.Create(Services),
    ChatCommand.Create(Services),
};
return await root.Parse(args).InvokeAsync();

static IServiceProvider Services()
{
    var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
    builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables("POLICYBOT_");
    builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging")).AddSimpleConsole();
    builder.Services.AddKnowledge(builder.Configuration).AddOrchestration();
    return builder.Build().Services;
}
