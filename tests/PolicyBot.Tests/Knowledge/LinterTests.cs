using PolicyBot.Knowledge;
using PolicyBot.Knowledge.Linting;

namespace PolicyBot.Tests.Knowledge;

public sealed class LinterTests : IDisposable
{
    private readonly LibraryFolder _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void The_library_has_no_problems() => Assert.Empty(Linter.Lint(new LibraryFiles(), LibraryFolder.Today));

    [Fact]
    public void The_small_library_of_these_tests_has_no_problems() => Assert.Empty(_library.Lint());

    [Fact]
    public void A_problem_names_its_file_and_the_line_of_the_very_field()
    {
        _library.With(LibraryFolder.Policy, "as_of: 2024-01\n", "as_of: 2027-01\n");

        var problem = Assert.Single(_library.Lint());

        Assert.Equal(LibraryFolder.Policy, problem.File);
        Assert.Equal("  as_of: 2027-01", _library.Read(LibraryFolder.Policy).Split('\n')[problem.Line - 1]);
    }

    [Theory]
    [InlineData("id: detainer\n", "id: detainers\n", "must be called 'detainers.md'")]
    [InlineData("- id: detainer-hours\n", "- id: Detainer_Hours\n", "must be lower-case")]
    [InlineData("jurisdiction: US\n", "jurisdiction: Texas\n", "jurisdiction 'Texas'")]
    [InlineData("title_es: Órdenes de retención de 2015\n", "", "'title_es' is missing")]
    [InlineData("title: Detainers of 2015\n", "", "'title' is missing")]
    [InlineData("  es: Una orden pide a la cárcel que retenga a una persona hasta 48 horas.\n  facts:", "  facts:", "the summary has no Spanish text")]
    [InlineData("aliases_es:\n- orden de retención\n", "", "needs Spanish aliases")]
    [InlineData("- detainer meaning\n", "", "'questions' must hold at least 2")]
    [InlineData("- detainer significado\n", "", "'questions_es' must hold at least 2")]
    [InlineData("status_note_es: Hay un caso pendiente.\n", "", "'status_note_es' is missing")]
    [InlineData("  note_es: Los fines de semana cuentan.\n", "", "'note_es' is missing")]
    [InlineData("  es: ICE emitió 120 órdenes en enero de 2024.\n", "", "the Spanish text 'es' is missing")]
    [InlineData("  merged: [hold-hours]\n", "  settles: [{en: Is a detainer binding?, answer: no}]\n", "'Is a detainer binding?' under 'settles' has no Spanish text")]
    [InlineData("review_by: 2026-10-31\n", "", "'review_by' is missing")]
    [InlineData("topics: [detainers]\n", "topics: []\n", "at least one topic")]
    [InlineData("topics: [detainers]\n", "topics: [detainment]\n", "topic 'detainment' is not in topics.yaml")]
    [InlineData("  facts:\n  - detainer-hours\n  - detainer-count\n", "", "names no 'facts'")]
    [InlineData("  publisher: A digest\n", "", "'publisher' is missing")]
    [InlineData("  sources: [s2]\n", "  sources: []\n", "cites no source")]
    public void What_is_incomplete_is_named(string old, string now, string message) => Planted(LibraryFolder.Policy, old, now, message);

    [Theory]
    [InlineData("changes: [{on: 2027-01-01, kind: added}]", "it is after today")]
    [InlineData("changes: [{on: 2026-03-01, kind: status-changed, facts: [detainer-hours]}]", "'from' and 'to' must be two statuses")]
    [InlineData("changes: [{on: 2026-03-01, kind: status-changed, from: in-force, to: enjoined, facts: [detainer-hours]}]", "the last change of status is to 'enjoined', the entry's status is 'in-force'")]
    [InlineData("changes: [{on: 2026-03-02, kind: status-changed, from: proposed, to: in-force, facts: [detainer-hours]}]", "none of its facts gives that date")]
    [InlineData("changes: [{on: 2026-03-01, kind: status-changed, from: proposed, to: in-force}]", "it names no fact that bears it out")]
    [InlineData("changes: [{on: 2026-03-01, kind: status-changed, from: proposed, to: in-force, facts: [detainer-days]}]", "fact 'detainer-days' is not in this entry")]
    [InlineData("changes: [{on: 2026-03-01, kind: corrected, facts: [detainer-hours]}]", "'was' must say what the library said before")]
    [InlineData("changes: [{on: 2026-03-01, kind: corrected, was: 24 hours., facts: [detainer-hours]}]", "'was_es' is missing")]
    [InlineData("due: [{on: 2027-06-01, kind: expires, facts: [detainer-hours]}]", "none of its facts gives that date")]
    [InlineData("due: [{on: 2027-06-01, kind: expires}]", "it names no fact that bears it out")]
    public void A_history_that_no_fact_bears_out_is_named(string history, string message) => Planted(LibraryFolder.Policy, "summary:\n", history + "\nsummary:\n", message);

    [Theory]
    [InlineData("- claim-fewer\n", "- claim-more\n", "related entry 'claim-more' is not in the library")]
    [InlineData("- claim-fewer\n", "- detainer\n", "names itself as related")]
    [InlineData("  - detainer-count\nfacts", "  - detainer-counts\nfacts", "fact 'detainer-counts', which is not in this entry")]
    [InlineData("series: arrests\n", "series: arrest\n", "series 'arrest' is not in the library")]
    [InlineData("series: arrests\n", "series: claim-fewer\n", "series 'claim-fewer' is not in the library")]
    [InlineData("  sources: [s2]\n", "  sources: [s1]\n", "source 's2': no fact cites it")]
    [InlineData("  sources: [s2]\n", "  sources: [s3]\n", "source 's3' is not in the entry's list")]
    public void What_dangles_is_named(string old, string now, string message) => Planted(LibraryFolder.Policy, old, now, message);

    [Theory]
    [InlineData("  side: against\n", "", "called refuted, yet no fact has 'side: against'")]
    [InlineData("[mayor-said, table-shows]", "[mayor-said]", "must rest on evidence beside fact 'mayor-said'")]
    [InlineData("  text_es: Los arrestos bajaron.\n", "", "no Spanish text 'text_es'")]
    public void A_claim_without_evidence_is_named(string old, string now, string message) => Planted(LibraryFolder.Claim, old, now, message);

    [Theory]
    [InlineData("id: other\n", "id: detainer\n", "entry id 'detainer' stands already")]
    [InlineData("other-fact", "detainer-hours", "fact id 'detainer-hours' stands already in rules/detainer.md:32")]
    [InlineData("other-fact", "hold-hours", "fact id 'hold-hours' stands already in rules/detainer.md:37")]
    [InlineData("  text: The other rule exists.", "  text: A detainer asks a jail to HOLD a person up to 48 hours!", "stands already in rules/detainer.md:33")]
    [InlineData("[other rule]", "[Immigration Hold]", "the alias 'Immigration Hold' stands already in rules/detainer.md:14")]
    [InlineData("[What is the other rule?,", "[what is a detainer,", "the question 'what is a detainer' stands already in rules/detainer.md:18")]
    public void What_stands_twice_is_named_with_both_places(string old, string now, string message)
    {
        _library.WithCopy("other", text => text.Replace(old, now, StringComparison.Ordinal));

        Assert.Contains(_library.Lint(), p => p.ToString().Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_facts_that_settle_one_question_differently_are_named()
    {
        const string Settles = "settles: [{en: Is it binding?, es: ¿Es vinculante?, answer: yes}]";
        _library.With(LibraryFolder.Policy, "merged: [hold-hours]", Settles)
            .WithCopy("other", text => text.Replace("  sources: [s1]", $"  sources: [s1]\n  {Settles.Replace("yes", "no", StringComparison.Ordinal)}", StringComparison.Ordinal));

        Assert.Contains(_library.Lint(), p => p.Message.Contains("it settles 'Is it binding?' with no, fact 'detainer-hours' with yes", StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_of_two_kinds_may_share_a_name_and_a_table_may_share_a_question()
    {
        _library.With(LibraryFolder.Series, "aliases: [monthly arrests]", "aliases: [immigration hold]")
            .With(LibraryFolder.Series, "[How many arrests were there?,", "[What is a detainer?,");

        Assert.Empty(_library.Lint());
    }

    [Theory]
    [InlineData(LibraryFolder.Policy, "as_of: 2026-03-01\nreview", "as_of: 2026-11-25\nreview", "'as_of' 2026-11-25 is after today")]
    [InlineData(LibraryFolder.Policy, "date: 2024-02", "date: 2026-12", "'date' 2026-12 is after today")]
    [InlineData(LibraryFolder.Claim, "said_on: 2025-01", "said_on: 2027", "'said_on' 2027 is after today")]
    [InlineData(LibraryFolder.Series, "retrieved: 2026-11-01", "retrieved: 2026-11-25", "'retrieved' 2026-11-25 is after today")]
    [InlineData(LibraryFolder.Data, "2024-05,all,60,", "2026-12,all,60,", "the period begins after today")]
    public void What_is_dated_in_the_future_is_named(string file, string old, string now, string message) => Planted(file, old, now, message);

    [Theory]
    [InlineData(LibraryFolder.Policy, "emitió 120", "emitió 12", "the English has 120, the Spanish 12")]
    [InlineData(LibraryFolder.Policy, "retención de 2015", "retención", "the English has 2015, the Spanish none")]
    [InlineData(LibraryFolder.Series, "veces en 3", "veces en 4", "the English has 3, the Spanish 4")]
    public void Figures_that_differ_between_the_languages_are_named(string file, string old, string now, string message) => Planted(file, old, now, message);

    [Fact]
    public void A_figure_of_a_summary_that_its_facts_lack_is_named() =>
        Planted(LibraryFolder.Policy, "  en: A detainer asks a jail to hold a person up to 48 hours.", "  en: A detainer asks a jail to hold a person up to 72 hours.", "the summary has 72, which none of the facts");

    [Theory]
    [InlineData("  - detainer-hours\n  - detainer-count\n", "  - detainer-count\n  - detainer-hours\n", "led by fact 'detainer-count', which rests on aggregators alone")]
    [InlineData("  url: https://example.org/brief\n", "", "a mirror needs the 'url'")]
    [InlineData("https://example.org/brief\n", "https://example.org/brief?utm_source=x\n", "tracking parameters")]
    [InlineData("https://example.org/brief\n", "ftp://example.org/brief\n", "is not a web address")]
    [InlineData("  sources: [s2]\n", "  sources: [s2, s3]\n", "it is the same as source 's2'")]
    public void A_source_that_cannot_be_followed_or_leads_wrongly_is_named(string old, string now, string message)
    {
        const string Third = "\n- {id: s3, publisher: A digest, title: Detainers in brief, url: 'https://example.org/brief', tier: aggregator}\n---\nLooked";
        if (now.Contains("s3", StringComparison.Ordinal))
            _library.With(LibraryFolder.Policy, "\n---\nLooked", Third);

        Planted(LibraryFolder.Policy, old, now, message);
    }

    [Theory]
    [InlineData("  definition_es: Arrestos hechos por agentes.\n", "", "no 'definition_es'")]
    [InlineData("    subject_es: los arrestos\n", "", "no 'subject_es'")]
    [InlineData("    unit_es: arrestos\n", "", "no 'unit_es'")]
    [InlineData(", es: Contados dos veces en 3 lugares.", "", "has no Spanish text 'es'")]
    [InlineData("    phrase_es: de la oficina {0}\n", "", "no 'phrase_es'")]
    [InlineData("phrase: by the {0} office", "phrase: by the office", "no {0} for the value")]
    [InlineData("    default: true\n", "", "exactly one measure must be the default")]
    [InlineData("nature: flow", "nature: stock", "cannot be 'addable'")]
    [InlineData("    total: all\n", "    addable: true\n", "does not say what its values are together")]
    [InlineData("total: all", "total: everything", "total 'everything' of dimension 'office' is not in the table")]
    [InlineData("value: east,", "value: west,", "value 'west' of dimension 'office' is not in the table")]
    [InlineData("period: 2024-02,", "period: 2023-02,", "a period that the table does not have")]
    [InlineData("period: 2024-02,", "period: 2024-02, column: people,", "column 'people', which the series does not have")]
    [InlineData("geography: United States\n", "geography: Atlantis\n", "geography 'Atlantis' has no Spanish name in places.yaml")]
    public void A_series_that_does_not_say_what_it_counts_is_named(string old, string now, string message) => Planted(LibraryFolder.Series, old, now, message);

    [Fact]
    public void A_period_that_was_not_over_must_say_how_far_its_figure_goes()
    {
        _library.With(LibraryFolder.Series, "retrieved: 2026-11-01", "retrieved: 2024-05-20");

        Assert.Contains("2024-05 all: the period was not over", Assert.Single(_library.Lint()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-04-15", "2024-06-15", "'through' 2024-06-15 is not inside the period")]
    [InlineData("2024-04-15", "mid-April", "'mid-April' in column 'through' is not a period")]
    public void A_row_that_ends_nowhere_is_named(string old, string now, string message) => Planted(LibraryFolder.Data, old, now, message);

    [Fact]
    public void A_row_is_named_with_its_line_in_the_data_file()
    {
        _library.With(LibraryFolder.Data, "2024-04-15", "2024-06-15");

        Assert.Equal((LibraryFolder.Data, 6), _library.Lint().Select(p => (p.File, p.Line)).Single());
    }

    [Fact]
    public void A_month_that_is_missing_from_an_otherwise_whole_table_is_named()
    {
        _library.With(LibraryFolder.Data, "2024-03,all,50,\n", "");

        Assert.StartsWith("series/arrests.md:19: the table has no 2024-03;", Assert.Single(_library.Lint()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_of_chosen_years_has_no_hole()
    {
        _library.With(LibraryFolder.Data, "2024-05,all,60,\n", "2025-05,all,60,\n");

        Assert.Empty(_library.Lint());
    }

    [Fact]
    public void A_hole_that_a_caveat_or_the_notes_speak_of_is_none()
    {
        _library.With(LibraryFolder.Data, "2024-03,all,50,\n", "").With(LibraryFolder.Series, "en: Counted twice in 3 places., es: Contados dos veces en 3 lugares.", "en: March 2024 is missing., es: Falta marzo de 2024.");

        Assert.Empty(_library.Lint());
    }

    [Theory]
    [InlineData(LibraryFolder.Thesaurus, "[apprehensions]", "[apprehensions, ice hold]", "'ice hold' is empty or stands in two groups", 4)]
    [InlineData(LibraryFolder.Thesaurus, "[apprehensions]", "[apprehensions, detainer]", "'detainer' is itself replaced, by 'arrests'", 2)]
    [InlineData(LibraryFolder.Topics, ", es: Arrestos", "", "topic 'arrests' has no Spanish name", 3)]
    public void A_word_list_that_goes_in_circles_or_lacks_a_language_is_named(string file, string old, string now, string message, int line)
    {
        Planted(file, old, now, message);

        Assert.Contains(_library.Lint(), p => p.File == file && Math.Abs(p.Line - line) <= 1);
    }

    private void Planted(string file, string old, string now, string message)
    {
        _library.With(file, old, now);

        Assert.Contains(_library.Lint(), p => p.File == file && p.Line >= 1 && p.Message.Contains(message, StringComparison.Ordinal));
    }
}
