namespace PolicyBot.Knowledge;

/// <summary>Turns one file of the library into an <see cref="Entry"/>; what it cannot read becomes problems with lines.</summary>
internal static class EntryReader
{
    /// <param name="file">Path inside the library, with forward slashes.</param>
    /// <param name="text">The file's content.</param>
    /// <param name="open">Opens a data file that stands beside the entry; null when there is none.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>Null only when the front matter cannot be read at all.</returns>
    public static Entry? Read(string file, string text, Func<string, TextReader?> open, ICollection<LibraryProblem> problems)
    {
        if (FrontMatter.Open(file, text, problems) is not var (fields, body))
            return null;

        var id = new EntryId(fields.Text("id"));
        var kind = fields.Choice("kind", EntryKind.Policy);
        var sources = Sources(fields);
        var facts = fields.Items("facts").Select(f => Fact(f, sources)).ToList();
        var series = fields.Inner("series") is { } s ? SeriesReader.Read(s, id, file[..(file.LastIndexOf('/') + 1)], open, problems) : null;
        var entry = new Entry(
            id,
            kind,
            fields.Both("title", "title_es"),
            fields.List("topics"),
            fields.Text("jurisdiction"),
            fields.Choice("status", EntryStatus.InForce),
            fields.OptionalBoth("status_note", "status_note_es"),
            fields.Map("status_dates"),
            fields.Period("as_of"),
            fields.Date("review_by"),
            fields.Phrases("aliases", "aliases_es"),
            fields.Phrases("questions", "questions_es"),
            [.. fields.List("related").Select(r => new EntryId(r))],
            Summary(fields),
            Claim(fields),
            facts,
            [.. fields.Items("changes").Select(Change)],
            [.. fields.Items("due").Select(Due)],
            [.. sources.Values],
            series,
            body,
            file);
        fields.RejectUnknown();
        if (kind is EntryKind.Series && series is null)
            fields.Problem("kind", "an entry of kind series needs a 'series' block");
        if (kind is EntryKind.Claim && entry.Claim is null)
            fields.Problem("kind", "an entry of kind claim needs a 'claim' block");
        if (kind is not EntryKind.Series && facts.Count == 0)
            fields.Problem("'facts' is missing");
        return entry;
    }

    private static Summary Summary(FrontMatter entry)
    {
        if (entry.Inner("summary") is not { } summary)
        {
            entry.Problem("'summary' is missing");
            return new(new("", ""), []);
        }

        var read = new Summary(summary.Both("en", "es"), [.. summary.List("facts").Select(f => new FactId(f))]);
        summary.RejectUnknown();
        return read;
    }

    private static Claim? Claim(FrontMatter entry)
    {
        if (entry.Inner("claim") is not { } claim)
            return null;
        var read = new Claim(claim.Both("text", "text_es"), claim.Text("said_by"), claim.Period("said_on"), claim.Choice("stance", Stance.Insufficient));
        claim.RejectUnknown();
        return read;
    }

    private static Dictionary<string, Source> Sources(FrontMatter entry)
    {
        var sources = new Dictionary<string, Source>();
        foreach (var item in entry.Items("sources"))
        {
            var url = item.Optional("url");
            Uri? link = null;
            if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out link) && link.Scheme is "https" or "http"))
                item.Problem("url", $"'{url}' is not a web address");
            var source = new Source(
                item.Text("id"),
                item.Text("publisher"),
                item.Text("title"),
                link,
                item.OptionalPeriod("date"),
                item.Choice("tier", Tier.Aggregator),
                item.Flag("mirror"),
                item.Optional("via"));
            item.RejectUnknown();
            if (!sources.TryAdd(source.Key, source))
                item.Problem("id", $"source '{source.Key}' is listed twice");
        }

        return sources;
    }

    private static Fact Fact(FrontMatter fact, Dictionary<string, Source> sources)
    {
        var cited = new List<Source>();
        foreach (var key in fact.List("sources"))
        {
            if (sources.TryGetValue(key, out var source))
                cited.Add(source);
            else
                fact.Problem("sources", $"source '{key}' is not in the entry's list of sources");
        }

        if (cited.Count == 0)
            fact.Problem("the fact cites no source");
        var figures = fact.Items("figures").Select(Figure).ToList();
        var read = new Fact(
            new(fact.Text("id")),
            fact.Both("text", "es"),
            fact.Period("as_of"),
            fact.OptionalChoice<EntryStatus>("status"),
            [.. cited.OrderBy(s => s.Url is null).ThenBy(s => s.Mirror).ThenBy(s => s.Tier)],
            fact.Optional("locator"),
            fact.Optional("basis") is "settled-law",
            fact.Optional("confidence") is not "medium",
            fact.Optional("said_by"),
            fact.OptionalChoice<Side>("side"),
            fact.Phrases("asks", "asks_es"),
            Settles(fact),
            figures,
            fact.Optional("series") is { } series ? new EntryId(series) : null,
            [.. fact.List("merged").Select(m => new FactId(m))],
            fact.OptionalBoth("note", "note_es"));
        // Research facts carry their method beside the sentence for the curator's desk; answers quote the sentence.
        foreach (var key in (string[])["authors", "population", "finding", "limits"])
            fact.Optional(key);
        fact.RejectUnknown();
        return read;
    }

    /// <summary>Each item of <c>settles</c>; where all asks are yes/no questions with one answer, <c>answer</c> says it for all.</summary>
    private static List<Settled> Settles(FrontMatter fact)
    {
        var settled = new List<Settled>();
        foreach (var item in fact.Items("settles"))
        {
            settled.Add(new(item.Both("en", "es"), item.Flag("answer")));
            item.RejectUnknown();
        }

        if (fact.OptionalFlag("answer") is { } answer)
        {
            settled.AddRange(fact.List("asks").Select(a => new Settled(new(a, ""), answer)));
            settled.AddRange(fact.List("asks_es").Select(a => new Settled(new("", a), answer)));
        }

        return settled;
    }

    private static Change Change(FrontMatter change)
    {
        var read = new Change(
            change.Period("on"),
            change.Choice("kind", ChangeKind.Added),
            change.OptionalChoice<EntryStatus>("from"),
            change.OptionalChoice<EntryStatus>("to"),
            change.OptionalBoth("was", "was_es"),
            [.. change.List("facts").Select(f => new FactId(f))]);
        change.RejectUnknown();
        return read;
    }

    private static Due Due(FrontMatter due)
    {
        var read = new Due(due.Period("on"), due.Choice("kind", DueKind.TakesEffect), [.. due.List("facts").Select(f => new FactId(f))]);
        due.RejectUnknown();
        return read;
    }

    private static Figure Figure(FrontMatter figure)
    {
        var read = new Figure(figure.Number("value"), figure.Text("unit"), figure.Period("period"), figure.Optional("label"));
        figure.RejectUnknown();
        return read;
    }
}
