using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using PolicyBot.Asking;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace PolicyBot.Tests.Boundaries;

/// <summary>Dependencies point inward, and only one folder knows the orchestrator's SDK.</summary>
public sealed class BoundaryTests
{
    private const string App = @"^PolicyBot\.App(\..*)?$";

    private static readonly Architecture _product = new ArchLoader()
        .LoadAssemblies(
            typeof(Answer).Assembly,
            typeof(PolicyBot.Slack.SlackOptions).Assembly,
            typeof(PolicyBot.Local.LocalPlatform).Assembly,
            typeof(PolicyBot.Discord.DiscordOptions).Assembly,
            typeof(PolicyBot.Charts.Drawing.ScottPlotCharts).Assembly,
            typeof(PolicyBot.App.CommandLine.AnswerJson).Assembly,
            typeof(Microsoft.SemanticKernel.Kernel).Assembly,
            typeof(Dapper.SqlMapper).Assembly)
        .Build();

    [Fact]
    public void The_core_knows_no_platform_model_database_or_host() => Core().Check(_product);

    [Fact]
    public void Semantic_Kernel_is_known_to_the_orchestration_alone() =>
        Types().That().ResideInNamespaceMatching(App).And().DoNotResideInNamespaceMatching(@"^PolicyBot\.App\.Orchestration").And().DoNotHaveNameContaining("Services").And().DoNotHaveNameContaining("<")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Microsoft\.SemanticKernel"))
            .Check(_product);

    [Theory]
    [InlineData("Slack", "Discord")]
    [InlineData("Discord", "Slack")]
    [InlineData("Local", "(Slack|Discord)")]
    [InlineData("(Slack|Discord)", "Local")]
    public void A_platform_knows_neither_the_other_nor_the_app(string one, string other) =>
        Types().That().ResideInNamespaceMatching($@"^PolicyBot\.{one}(\..*)?$")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching($@"^(PolicyBot\.App|PolicyBot\.{other}|Microsoft\.SemanticKernel|Microsoft\.AspNetCore|Microsoft\.Data|Npgsql|Dapper)(\.|$)")
            .Check(_product);

    [Fact]
    public void The_database_is_known_to_storage_alone() =>
        Types().That().ResideInNamespaceMatching(App).And().DoNotResideInNamespaceMatching(@"^PolicyBot\.App\.Storage").And().DoNotHaveNameContaining("<")
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(@"^Dapper"))
            .Check(_product);

    [Fact]
    public void Grounding_does_not_know_who_composes_an_answer_beyond_its_guard() =>
        Types().That().ResideInNamespaceMatching(@"^PolicyBot\.Grounding").And().DoNotHaveName("Guard")
            .Should().NotDependOnAny(typeof(Composer))
            .Check(_product);

    [Fact]
    public void A_planted_violation_is_found()
    {
        var planted = new ArchLoader().LoadAssemblies(typeof(BoundaryTests).Assembly, typeof(Microsoft.SemanticKernel.Kernel).Assembly).Build();

        Assert.False(Core(@"^PolicyBot\.Tests\.Boundaries").HasNoViolations(planted));
    }

    private static TypesShouldConjunction Core(string space = @"^PolicyBot(\.(Asking|Knowledge|Statistics|Grounding|Digests|Chat).*|\.Charts)?$") =>
        Types().That().ResideInNamespaceMatching(space)
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^(PolicyBot\.App|PolicyBot\.Slack|PolicyBot\.Discord|PolicyBot\.Charts\.Drawing|ScottPlot|SkiaSharp|Microsoft\.SemanticKernel|Microsoft\.AspNetCore|Microsoft\.Data|Npgsql|Dapper)");

    /// <summary>What no type of the core may do; it stands here so that the rule is seen to fail.</summary>
    internal sealed class Violation
    {
        public Microsoft.SemanticKernel.Kernel? Kernel { get; init; }
    }
}
