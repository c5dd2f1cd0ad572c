using CsCheck;
using PolicyBot.Asking;
using PolicyBot.Chat;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Tests.Slack.Rendering;

/// <summary>Answers to render, sensible ones and any.</summary>
internal static class Samples
{
    private static readonly string[] _nasty =
    [
        "<!channel>", "<!here|x>", "<@U0ANAADMIN1>", "<#C1|general>", "@everyone", "&lt;!channel&gt;", "*bold* _it_ ~s~ `c` ```block```", "> quote", "[a](https://x.example)", "<https://x.example|y>",
        "👩‍👩‍👧‍👦🇲🇽", "\u202Eright to left\u202C", "שלום عالم", "e\u0301\u0301\u0301", "\0\u0001", "line\r\nbreak\n\n", "\uD83D", "a|b", ":smile:", "&&&&<<<<>>>>", "   ",
    ];

    private static readonly Gen<string> _text = Gen.OneOf(
        Gen.Const(""),
        AnyOf(_nasty),
        Gen.String[0, 200],
        AnyOf(_nasty).Array[1, 30].Select(string.Concat),
        Gen.Select(AnyOf(_nasty), Gen.Int[1, 10_000]).Select((part, length) => string.Concat(Enumerable.Repeat(part, (length / part.Length) + 1))),
        Gen.Const(new string('&', 10_000)));

    private static readonly Gen<Citation> _citation =
        from n in Gen.Int[1, 30]
        from publisher in _text
        from title in _text
        from locator in _text
        from url in AnyOf<Uri?>(null, new("https://a.example/x?y=1&z=<2>|3"), new("https://a.example/" + new string('p', 5000)), new("ftp://a.example/"), new("javascript:alert(1)"))
        from stale in Gen.Bool
        select Of(n, publisher, title, locator, url, stale);

    private static readonly Gen<Sentence> _sentence = Gen.Select(_text, Gen.Int[1, 30].Array[0, 30]).Select((text, cited) => new Sentence(text, [.. cited], []));

    public static Gen<Message> Messages { get; } =
        from sentences in _sentence.Array[0, 20]
        from citations in _citation.Array[0, 30]
        from question in _text
        from spanish in Gen.Bool
        from stance in AnyOf<Stance?>(null, Stance.Refuted, Stance.Mixed)
        from page in Gen.Int[0, 5]
        from buttons in Gen.Select(_text, Gen.Int[0, 9], Gen.Enum<ButtonKind>()).Select((label, index, kind) => new Button(new(kind, new("a1"), index), label, ButtonLook.Primary)).Array[0, 10]
        from tags in Gen.OneOf(Gen.Const("U0CONTACT01"), _text).Array[0, 4]
        from note in Gen.Bool
        from lines in _text.Array[0, 20]
        let language = spanish ? Language.Spanish : Language.English
        let content = note
            ? (Content)new Content.Note(question, lines)
            : new Content.OfAnswer(new("a1"), Answer(sentences, [.. citations.DistinctBy(c => c.N)], question, stance, language), page, question)
        select new Message(language, content, buttons, [], tags);

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static Citation Of(int n, string publisher = "US Border Patrol", string title = "Southwest Border Encounters", string? locator = "Table 1", Uri? url = null, bool stale = false) =>
        new(n, new("entry"), "entry.fact", publisher, title, locator, url ?? new("https://www.cbp.gov/stats"), Period.Month(2024, 6), Period.Month(2024, 7), stale, null);

    public static Answer Answer(IReadOnlyList<Sentence> sentences, IReadOnlyList<Citation> citations, string question = "How many?", Stance? stance = null, Language language = Language.English) =>
        new("a1", question, language, default, Verdict.Supported, stance, sentences, citations, [], []);
}
