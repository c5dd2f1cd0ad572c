namespace PolicyBot.Tests.Conformance;

/// <summary>Where this repository is, and the platforms' published specifications, which lie beside it and are not part of it.</summary>
internal static class Repository
{
    public static string Root { get; } = Above(AppContext.BaseDirectory).First(folder => File.Exists(Path.Combine(folder, "PolicyBot.sln")));

    /// <summary>
    /// A file or folder of the specifications, such as <c>slack_methods_contract.json</c>; null where they are absent. They are
    /// looked for in <c>shared/openapi</c> beside the repository or above it; the variable <c>POLICYBOT_SHARED</c> names another
    /// <c>shared</c> folder.
    /// </summary>
    public static string? Specification(string name)
    {
        var named = Environment.GetEnvironmentVariable("POLICYBOT_SHARED");
        var shared = named is { Length: > 0 } ? [named] : Above(Root).Skip(1).Select(folder => Path.Combine(folder, "shared"));
        return shared.Select(folder => Path.Combine(folder, "openapi", name)).FirstOrDefault(Path.Exists);
    }

    /// <summary>The same for a test that has nothing to say without it: there the test is skipped with one line.</summary>
    public static string RequiredSpecification(string name)
    {
        var path = Specification(name);
        Assert.SkipWhen(path is null, $"the published specification '{name}' is not beside this repository (POLICYBOT_SHARED names its folder)");
        return path!;
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
