using PolicyBot.Grounding;
using PolicyBot.Knowledge;
using PolicyBot.Statistics;

namespace PolicyBot.Asking;

/// <summary>The work on one question: what was understood, what has been retrieved, what the capabilities found.</summary>
public sealed class Inquiry(Question question, Understanding understanding, KnowledgeBase knowledge, DateOnly today)
{
    private bool _sidesRead;

    public Question Question => question;

    public Understanding Understanding => understanding;

    public KnowledgeBase Knowledge => knowledge;

    public DateOnly Today => today;

    public Language Language => understanding.Language;

    /// <summary>All that may be cited.</summary>
    public Evidence Evidence { get; } = new();

    /// <summary>What the search found, best first.</summary>
    public IReadOnlyList<Ranked> Found { get; set; } = [];

    /// <summary>The share of the question's weight in words that the library knows.</summary>
    public double Known { get; set; }

    /// <summary>What series say, best first.</summary>
    public IReadOnlyList<Chosen> Statistics { get; set; } = [];

    /// <summary>The two entries that the question sets side by side, looked for once; null when it sets none.</summary>
    public (Entry First, Entry Second)? Sides
    {
        get
        {
            if (!_sidesRead)
                field = Comparison.Sides(this);
            _sidesRead = true;
            return field;
        }
    }

    /// <summary>The fact that settles the question by itself, if it is one to be settled.</summary>
    public Settlement? Settlement { get; set; }

    /// <summary>What the record says of the claim, where one was checked.</summary>
    public CheckedClaim? Claim { get; set; }
}
