using System.Text.RegularExpressions;
using PolicyBot.Knowledge;

namespace PolicyBot.Tests.Prompts;

/// <summary>A variable that a prompt declares.</summary>
/// <param name="Trusted">Whether code makes the value; everything else was written by somebody and is data.</param>
internal sealed record PromptInput(string Name, bool Trusted);

/// <summary>A prompt file as it is reviewed: front matter, then the template that Semantic Kernel renders.</summary>
internal sealed partial record PromptFile(string Name, IReadOnlyList<PromptInput> Inputs, string Template)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "prompts");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static PromptFile Load(string file)
    {
        var (prompt, faults) = Read(file, File.ReadAllText(Path.Combine(Folder, file)));
        return faults.Count == 0 ? prompt! : throw new InvalidDataException(string.Join('\n', faults));
    }

    /// <summary>Reads a prompt and holds it against the rules for prompts.</summary>
    /// <returns>The prompt, null when its front matter cannot be read, and what is wrong with it.</returns>
    public static (PromptFile? Prompt, IReadOnlyList<string> Faults) Read(string file, string text)
    {
        var problems = new List<LibraryProblem>();
        if (FrontMatter.Open(file, text, problems) is not var (fields, template))
            return (null, [.. problems.Select(p => p.ToString())]);
        var name = fields.Text("name");
        if (!int.TryParse(fields.Text("version"), out var version) || version < 1)
            fields.Problem("version", "the version must be a whole number from 1");
        fields.Text("purpose");
        if (name + ".prompt.md" != file)
            fields.Problem("name", $"the file must be called '{name}.prompt.md'");
        var inputs = new List<PromptInput>();
        foreach (var input in fields.Items("inputs"))
        {
            var trust = input.Text("trust");
            if (trust is not ("code" or "none"))
                input.Problem("trust", "the trust must be 'code' or 'none'");
            input.Text("holds");
            inputs.Add(new(input.Text("name"), trust is "code"));
            input.RejectUnknown();
        }

        fields.RejectUnknown();
        var prompt = new PromptFile(name, inputs, template);
        return (prompt, [.. problems.Select(p => p.ToString()), .. prompt.Faults()]);
    }

    private IEnumerable<string> Faults()
    {
        var used = Variable().Matches(Template).Select(m => m.Groups[1].Value).ToHashSet();
        foreach (var input in Inputs.Where(i => !used.Contains(i.Name)))
            yield return $"{Name}: '{input.Name}' is declared and not used";
        foreach (var variable in used.Where(v => Inputs.All(i => i.Name != v)))
            yield return $"{Name}: '{variable}' is used and not declared";
        if (Variable().Replace(Template, "").Contains("{{", StringComparison.Ordinal))
            yield return $"{Name}: a template holds variables and calls nothing";

        // What is left when the blocks are taken out is instruction, and so is all of the system's message.
        var instructions = Block().Replace(Template, "");
        var system = System().Match(Template).Value;
        foreach (var input in Inputs.Where(i => !i.Trusted))
        {
            var variable = $"{{{{${input.Name}}}}}";
            if (instructions.Contains(variable, StringComparison.Ordinal) || system.Contains(variable, StringComparison.Ordinal))
                yield return $"{Name}: '{input.Name}' is not trusted and stands outside a delimited block of the user's message";
        }
    }

    [GeneratedRegex(@"\{\{\$(\w+)\}\}")]
    private static partial Regex Variable();

    /// <summary>A block holds one variable, is named after it, and ends with the same random word with which it began.</summary>
    [GeneratedRegex(@"^=== (?<name>\w+) \{\{\$fence\}\} ===\n\{\{\$\k<name>\}\}\n=== end \k<name> \{\{\$fence\}\} ===$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"<message role=""system"">.*?</message>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex System();
}
