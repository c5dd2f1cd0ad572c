using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.Tests.Knowledge;

/// <summary>A small library in a temporary directory that has no problems until a test plants one.</summary>
internal sealed class LibraryFolder : IDisposable
{
    public const string Policy = "rules/detainer.md";
    public const string Claim = "claims/claim-fewer.md";
    public const string Series = "series/arrests.md";
    public const string Data = "series/arrests.csv";
    public const string Thesaurus = "thesaurus.yaml";
    public const string Topics = "topics.yaml";
    public const string Places = "places.yaml";

    private readonly string _root = Directory.CreateTempSubdirectory("policybot-library-").FullName;

    public LibraryFolder()
    {
        Write(Topics, "topics:\n  - {id: detainers, en: Detainers, es: Órdenes de retención}\n  - {id: arrests, en: Arrests, es: Arrestos}\n");
        Write(Places, "places:\n  - {en: United States, es: Estados Unidos}\n");
        Write(Thesaurus, "groups:\n  - use: detainer\n    for: [immigration hold, ice hold]\n  - use: arrests\n    for: [apprehensions]\n");
        Write(Policy, DetainerText);
        Write(Claim, ClaimText);
        Write(Series, SeriesText);
        Write(Data, "period,office,arrests,through\n2024-01,all,30,\n2024-01,east,10,\n2024-02,all,40,\n2024-03,all,50,\n2024-04,all,20,2024-04-15\n2024-05,all,60,\n");
    }

    public static DateOnly Today { get; } = new(2026, 11, 24);

    public string Root => _root;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public void Write(string file, string text)
    {
        var path = Path.Combine(_root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_root, file));

    /// <summary>Plants a fault: the text must stand in the file once.</summary>
    public LibraryFolder With(string file, string old, string now)
    {
        var text = Read(file);
        Assert.Equal(2, text.Split(old).Length);
        Write(file, text.Replace(old, now, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a second entry that differs from the first in its id, its facts' ids and its words, save for what the test says.</summary>
    public LibraryFolder WithCopy(string id, Func<string, string> change)
    {
        Write($"rules/{id}.md", change($"""
            ---
            id: {id}
            kind: policy
            title: The other rule
            title_es: La otra regla
            topics: [detainers]
            jurisdiction: US-TX
            status: in-force
            as_of: 2025
            review_by: 2027-07-01
            aliases: [other rule]
            aliases_es: [otra regla]
            questions: [What is the other rule?, other rule meaning]
            questions_es: [¿Qué es la otra regla?, otra regla]
            summary: {"{"}en: The other rule exists., es: La otra regla existe., facts: [other-fact]{"}"}
            facts:
            - id: other-fact
              text: The other rule exists.
              es: La otra regla existe.
              as_of: 2025
              sources: [s1]
            sources:
            - id: s1
              publisher: Texas
              title: Code
              tier: primary
            ---
            """));
        return this;
    }

    public LoadedLibrary Load() => LibraryLoader.Load(new LibraryFiles(_root, replace: true));

    public IReadOnlyList<LibraryProblem> Lint() => Linter.Lint(new LibraryFiles(_root, replace: true), Today);

    private const string DetainerText = """
        ---
        id: detainer
        kind: policy
        title: Detainers of 2015
        title_es: Órdenes de retención de 2015
        topics: [detainers]
        jurisdiction: US
        status: in-force
        status_note: A case is pending.
        status_note_es: Hay un caso pendiente.
        as_of: 2026-03-01
        review_by: 2026-10-31
        aliases:
        - immigration hold
        aliases_es:
        - orden de retención
        questions:
        - What is a detainer?
        - detainer meaning
        questions_es:
        - ¿Qué es una orden de retención?
        - detainer significado
        related:
        - claim-fewer
        summary:
          en: A detainer asks a jail to hold a person up to 48 hours.
          es: Una orden pide a la cárcel que retenga a una persona hasta 48 horas.
          facts:
          - detainer-hours
          - detainer-count
        facts:
        - id: detainer-hours
          text: A detainer asks a jail to hold a person up to 48 hours.
          es: Una orden pide a la cárcel que retenga a una persona hasta 48 horas.
          as_of: 2026-03-01
          sources: [s1]
          merged: [hold-hours]
          note: Weekends count.
          note_es: Los fines de semana cuentan.
        - id: detainer-count
          text: ICE issued 120 detainers in January 2024.
          es: ICE emitió 120 órdenes en enero de 2024.
          as_of: 2024-01
          sources: [s2]
          series: arrests
          figures:
          - {value: 120, unit: detainers, period: 2024-01}
        sources:
        - id: s1
          publisher: Code of Federal Regulations
          title: 8 CFR 287.7
          tier: primary
        - id: s2
          publisher: A digest
          title: Detainers in brief
          url: https://example.org/brief
          date: 2024-02
          tier: aggregator
          mirror: true
        ---
        Looked for later counts; found none.
        """;

    private const string ClaimText = """
        ---
        id: claim-fewer
        kind: claim
        title: The claim of fewer arrests
        title_es: La afirmación de menos arrestos
        topics: [arrests]
        jurisdiction: US
        status: historical
        as_of: 2025-02
        review_by: 2029-01-01
        aliases: [fewer arrests]
        aliases_es: [menos arrestos]
        questions: [Did arrests fall?, fewer arrests fact check]
        questions_es: [¿Bajaron los arrestos?, menos arrestos verificación]
        summary:
          en: The mayor said that arrests fell; the table shows that they rose.
          es: El alcalde dijo que los arrestos bajaron; la tabla muestra que subieron.
          facts: [mayor-said, table-shows]
        claim:
          text: Arrests fell.
          text_es: Los arrestos bajaron.
          said_by: The mayor
          said_on: 2025-01
          stance: refuted
        facts:
        - id: mayor-said
          text: The mayor said in January 2025 that arrests fell.
          es: El alcalde dijo en enero de 2025 que los arrestos bajaron.
          as_of: 2025-01
          side: for
          sources: [s1]
        - id: table-shows
          text: The table shows that arrests rose.
          es: La tabla muestra que los arrestos subieron.
          as_of: 2025-02
          side: against
          sources: [s1]
        sources:
        - {id: s1, publisher: The paper, title: Arrests, url: 'https://example.org/arrests?id=7', date: 2025-02, tier: news}
        ---
        """;

    private const string SeriesText = """
        ---
        id: arrests
        kind: series
        title: Arrests by month
        title_es: Arrestos por mes
        topics: [arrests]
        jurisdiction: US
        status: in-force
        as_of: 2024-05
        review_by: 2025-01-31
        aliases: [monthly arrests]
        aliases_es: [arrestos mensuales]
        questions: [How many arrests were there?, arrests by month]
        questions_es: [¿Cuántos arrestos hubo?, arrestos por mes]
        summary: {en: Arrests by month., es: Arrestos por mes., facts: []}
        sources:
        - {id: s1, publisher: ICE, title: Arrests, url: 'https://www.ice.gov/arrests', tier: primary}
        series:
          file: arrests.csv
          publisher: ICE
          dataset: Arrests
          release: June 2024
          retrieved: 2026-11-01
          frequency: month
          nature: flow
          counts: events
          family: arrests
          geography: United States
          population: people arrested
          definition: Arrests made by officers.
          definition_es: Arrestos hechos por agentes.
          measures:
          - column: arrests
            subject: arrests
            subject_es: los arrestos
            plural: true
            unit: arrests
            unit_es: arrestos
            addable: true
            default: true
          dimensions:
          - column: office
            phrase: by the {0} office
            phrase_es: de la oficina {0}
            total: all
            values:
            - {value: east, label: eastern, es: este}
          revisions:
          - {period: 2024-02, value: 39, label: first published, release: March 2024}
          caveats:
          - {en: Counted twice in 3 places., es: Contados dos veces en 3 lugares.}
        ---
        """;
}
