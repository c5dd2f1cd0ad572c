using System.Globalization;
using System.Text;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <summary>What a new draft begins with: the library's own format, with what is known and what is to be filled in.</summary>
internal static class Template
{
    public static string For(IReadOnlyList<Gap> gaps, DateOnly today)
    {
        var english = gaps.Where(g => g.Language is Language.English).Select(g => g.Question).Distinct().Take(5).ToList();
        var spanish = gaps.Where(g => g.Language is Language.Spanish).Select(g => g.Question).Distinct().Take(5).ToList();
        var id = string.Join('-', Folding.Words(gaps[0].Question).Where(w => w.Length > 3 && w.All(char.IsAsciiLetterOrDigit)).Take(5));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            ---
            id: {(id.Length == 0 ? "new-entry" : id)}
            kind: policy
            title: 'What it is'
            title_es: 'Qué es'
            topics:
            - topic-id
            jurisdiction: US
            status: in-force
            as_of: '{today:yyyy-MM-dd}'
            review_by: '{today.AddMonths(6):yyyy-MM-dd}'
            aliases:
            - another name
            aliases_es:
            - otro nombre
            questions:
            {List(english, "A question in the words people use?")}
            questions_es:
            {List(spanish, "¿Una pregunta con las palabras de la gente?")}
            summary:
              en: One sentence that answers what this is.
              es: Una frase que responde qué es esto.
              facts:
              - new-fact
            facts:
            - id: new-fact
              text: A fact that stands alone, in one or two sentences.
              es: Un dato que se sostiene solo, en una o dos frases.
              as_of: '{today:yyyy-MM-dd}'
              sources:
              - s1
              basis: seen
              confidence: high
            sources:
            - id: s1
              publisher: Who published it
              title: Its title
              url: https://
              date: '{today:yyyy-MM-dd}'
              tier: primary
            changes:
            - on: '{today:yyyy-MM-dd}'
              kind: added
              facts: [new-fact]
            ---
            """).ReplaceLineEndings("\n");
    }

    private static string List(List<string> questions, string example)
    {
        var list = new StringBuilder();
        // The library wants two at least.
        foreach (var question in questions.Concat(Enumerable.Repeat(example, Math.Max(0, 2 - questions.Count))))
            list.Append(list.Length == 0 ? "" : "\n").Append("- '").Append(question.Replace("'", "''", StringComparison.Ordinal).ReplaceLineEndings(" ")).Append('\'');
        return list.ToString();
    }
}
