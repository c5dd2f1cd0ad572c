using System.Text.RegularExpressions;

namespace PolicyBot.Statistics;

/// <summary>What is to be done with the figures.</summary>
public enum Operation
{
    LookUp,
    Change,
    Share,
    Ratio,
    Rank,
    Highest,
    Lowest,
    Sum,
    Average,
    Trend,
    ByPresidency,
}

/// <summary>A question about numbers, understood as far as the words alone allow.</summary>
/// <param name="Words">The canonical words of the whole question.</param>
/// <param name="Fall">Where a change is asked about: whether the words speak of a fall (true), a rise (false), or neither.</param>
/// <param name="Counted">The words that say what is counted ("how many immigration judges"), general ones such as "people" left out.</param>
public sealed partial record StatisticQuestion(IReadOnlyList<string> Words, PeriodsAsked Periods, Operation Operation, bool? Fall, IReadOnlyList<string> Counted)
{
    /// <summary>The runs of the question's words.</summary>
    public WordRuns Runs => field ??= new(Words);

    /// <param name="canonical">The folded, canonical question.</param>
    public static StatisticQuestion Read(string canonical, DateOnly today)
    {
        var words = canonical.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var periods = PeriodReader.Read(words, today);
        var operation = OperationOf(canonical, periods);
        var (falls, rises) = (FallWords().IsMatch(canonical), RiseWords().IsMatch(canonical));
        bool? fall = falls == rises ? null : falls;
        return new(words, periods, operation, fall, CountedIn(canonical));
    }

    /// <summary>The two things that a question would add up, with everything else of the question in both; null when it adds nothing.</summary>
    public static (string First, string Second)? Addends(string canonical)
    {
        if (!AddWords().IsMatch(canonical) || Between().Match(canonical) is not { Success: true } join)
            return null;
        return (canonical[..join.Index], canonical[(join.Index + join.Length)..]);
    }

    private static string[] CountedIn(string text) => HowManyOf().Match(text) is { Success: true } match
        ? [.. match.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !General().IsMatch(w))]
        : [];

    /// <summary>Whether a rate or percentage is asked for.</summary>
    public bool WantsRate { get; } = Words.Any(w => w is "rate" or "rates" or "percent" or "odds" or "tasa" or "porcentaje" or "share");

    /// <summary>Whether a number is asked for in so many words.</summary>
    public bool WantsNumber { get; } = HowMany().IsMatch(string.Join(' ', Words));

    /// <summary>Whether a count is asked for, which no rate is.</summary>
    public bool WantsCount => !WantsRate && Operation is Operation.LookUp && Words is ["how", "many", ..];

    /// <summary>Whether people are counted, by whatever name.</summary>
    public bool WantsPeople => Words is ["how", "many", "people" or "immigrants" or "noncitizens" or "persons" or "children" or "unauthorized" or "refugees" or "workers" or "men" or "women", ..];

    /// <summary>Whether the question is on which way the figures go.</summary>
    public bool UpOrDown { get; } = UpDown().IsMatch(string.Join(' ', Words));

    /// <summary>Whether it is asked for as so many a day.</summary>
    public bool WantsPerDay { get; } = PerDay().IsMatch(string.Join(' ', Words));

    /// <summary>Whether people without a conviction are asked about; a count of the convicted is the opposite.</summary>
    public bool DeniesConviction { get; } = Unconvicted().IsMatch(string.Join(' ', Words));

    /// <summary>Whether a price is asked for.</summary>
    public bool WantsPrice => PriceWords.Count > 0 || Paid().IsMatch(string.Join(' ', Words));

    /// <summary>The words that ask for a price.</summary>
    public IReadOnlyList<string> PriceWords { get; } = [.. Words.Where(w => w is "cost" or "costs" or "spend" or "spends" or "spent" or "spending" or "gasta" or "gasto" or "fee" or "fees" or "price" or "cuesta" or "costaba" or "tarifa" or "costo")];

    /// <summary>
    /// Words for something that is asked of what is counted and is no count of it: the salary of agents, the age of detainees. Only a
    /// series that speaks of it answers.
    /// </summary>
    public IReadOnlyList<string> Attributes { get; } = [.. Attribute().Matches(string.Join(' ', Words)).Select(m => m.Groups.Values.Last(g => g.Success).Value)];

    /// <summary>Whether the smallest are asked for where values are ranked.</summary>
    public bool FromTheBottom { get; } = LowestWords().IsMatch(string.Join(' ', Words));

    /// <summary>Whether the newest figure is asked for by a word that says nothing else, as "now" and "current" may.</summary>
    public bool WantsNewest { get; } = Words.Any(w => w is "latest" or "newest" or "recent" or "reciente" or "recientes" or "ultimo" or "ultima");

    /// <summary>Whether the whole series is meant, whatever year is named ("an all-time high in 2024").</summary>
    public bool OfAllTime { get; } = Words.Any(w => w is "ever" or "history" or "alltime" or "record" or "historia" or "historico") || (Words.Contains("all") && Words.Contains("time"));

    private static Operation OperationOf(string text, PeriodsAsked periods)
    {
        var changes = FallWords().IsMatch(text) || RiseWords().IsMatch(text);
        if ((ByPercent().IsMatch(text) || (changes && periods.Points.Count >= 2)) && !RankWords().IsMatch(text) && periods.Presidencies.Count == 0)
            return Operation.Change;
        if (WhichPresident().IsMatch(text) || periods.Presidencies.Count > 1 || (PerTerm().IsMatch(text) && periods.Presidencies.Count > 0))
            return Operation.ByPresidency;
        if (RatioWords().IsMatch(text))
            return Operation.Ratio;
        if (RankWords().IsMatch(text))
            return Operation.Rank;
        if (ShareWords().IsMatch(text) && !TrendWords().IsMatch(text))
            return Operation.Share;
        if (UpDown().IsMatch(text) && periods.IsEmpty)
            return Operation.Trend;
        if (LowestWords().IsMatch(text))
            return Operation.Lowest;
        if (HighestWords().IsMatch(text))
            return Operation.Highest;
        if ((EachNow().IsMatch(text) || (EachYear().IsMatch(text) && !text.Contains("average", StringComparison.Ordinal))) && periods.IsEmpty)
            return Operation.LookUp;
        if (AverageWords().IsMatch(text))
            return Operation.Average;
        if ((SumWords().IsMatch(text) && periods.Span is not null) || (InAll().IsMatch(text) && periods.IsEmpty))
            return Operation.Sum;
        var change = ChangeWords().IsMatch(text) || FallWords().IsMatch(text) || RiseWords().IsMatch(text);
        if (change && (periods.Points.Count >= 2 || (periods.Points.Count == 1 && YearOnYear().IsMatch(text))))
            return Operation.Change;
        if (SumWords().IsMatch(text) && periods.Presidencies.Count > 0)
            return Operation.Sum;
        if (TrendWords().IsMatch(text) || (change && (periods.Span is not null || periods.IsEmpty)) || (periods.Since && periods.Presidencies.Count == 0 && !HowMany().IsMatch(text)))
            return Operation.Trend;
        if (periods.Presidencies.Count == 1 && periods.Points.Count == 1)
            return Operation.LookUp;
        if (periods.Presidencies.Count == 1)
            return HowMany().IsMatch(text) ? Operation.Sum : Operation.ByPresidency;
        if (periods.Span is not null && (periods.Since || periods.Points.Count == 0))
            return Operation.Sum;
        if (periods.Points.Count == 1)
            return Operation.LookUp;
        return periods.Points.Count >= 2 ? (periods.Span is not null && HowMany().IsMatch(text) ? Operation.Sum : Operation.Change) : Operation.LookUp;
    }

    [GeneratedRegex(@"\b(?:no|without|not|non|sin|lack(?:ing)?|never) (?:\w+ ){0,2}(?:convict\w*|condena\w*|criminal)\b")]
    private static partial Regex Unconvicted();

    [GeneratedRegex(@"\b(?:by (?:what|how much|how many|which) (?:percent|percentage|much)|percent(?:age)? (?:change|increase|decrease|drop|decline|fall|rise)|by what percent|how much (?:did|have|has) .* (?:fall|drop|rise|grow|increase|decrease|decline|change|shrink)|en que porcentaje|cuanto (?:bajaron|subieron|bajo|subio|cayeron|aumentaron|disminuyeron|crecieron))\b")]
    private static partial Regex ByPercent();

    [GeneratedRegex(@"\b(?:than (?:the )?(?:year|month) before|from the (?:previous|prior) (?:year|month)|year over year|year on year|month over month|fall|fell|drop|dropped|decline|declined|decrease|decreased|rise|rose|increase|increased|grow|grew|jump|jumped|surge|surged|change|changed|cayo|cayeron|bajaron|subio|subieron|aumento|aumentaron)\b")]
    private static partial Regex YearOnYear();

    [GeneratedRegex(@"\b(?:under each|by president|per president|each president|presidents|per year under|per month under|average under|bajo cada|por presidente|cada presidente)\b")]
    private static partial Regex PerTerm();

    [GeneratedRegex(@"\b(?:times as many|times more|times higher|times larger|times lower|ratio|how many times|cuantas veces|veces mas|proporcion entre)\b")]
    private static partial Regex RatioWords();

    [GeneratedRegex(@"\b(?:what share|what percent|what percentage|what proportion|what portion|portion of|part of all|what part|half of|what fraction|share of|percent of|percentage of|proportion of|fraction of|que porcentaje|que proporcion|que parte|porcentaje de|por ciento de)\b")]
    private static partial Regex ShareWords();

    [GeneratedRegex(@"\b(?:(?:which|what) (?:\w+ ){0,3}(?:countr(?:y|ies)|nationalit(?:y|ies)|states?|sectors?|drugs?|categor(?:y|ies)|class(?:es)?)|(?:state|country|nationality|sector)s? (?:\w+ ){0,2}(?:with|holding|sending|having) (?:the )?(?:most|highest|largest)|top (?:\d+ |five |ten |three )?(?:countr|nationalit|state|sector|origin|drug|sending)\w*|where do most|rank|ranking|most common|biggest source|largest source|by country|by nationality|by state|by sector|top (?:nationalities|countries|states|sectors|origins)|largest groups|que pais(?:es)?|por pais|por nacionalidad|por estado|por sector|cuales son los (?:principales )?(?:paises|estados)|que estados?|principales (?:paises|estados|nacionalidades)|de que paises|que sector)\b")]
    private static partial Regex RankWords();

    [GeneratedRegex(@"\b(?:highest|record high|record (?:year|month|number|level|breaking|set)|(?:a|the|new|all time|for) record|(?<!criminal )record$|biggest (?:month|year)|peak|peaked|worst|busiest|most ever|all time high|maximum|greatest|(?:mes|ano) con mas|(?:mes|ano) (?:\w+ ){0,3}mas|con mas|mayor numero|mayor cantidad|mas alto|mas alta|mas altos|maximo|maxima|pico|peor|record historico|the most(?! recent| of| likely| common))\b")]
    private static partial Regex HighestWords();

    [GeneratedRegex(@"\b(?:lowest|record low|fewest|(?:mes|ano) (?:\w+ ){0,3}menos|minimum|smallest|quietest|all time low|(?<!at )least|mas bajo|mas baja|mas bajos|minimo|minima|menor numero)\b")]
    private static partial Regex LowestWords();

    [GeneratedRegex(@"\b(?:average(?! day| daily| wait| stay| time)|averaged|mean|per month|per year|a month on average|a year on average|promedio|media|al mes|al ano|por mes|por ano)\b")]
    private static partial Regex AverageWords();

    [GeneratedRegex(@"\b(?:change|changed|compare|compared|comparison|versus|vs|difference|than in|from \d{4} to|cambio|cambiado|comparado|comparar|diferencia|frente a|respecto a)\b")]
    private static partial Regex ChangeWords();

    [GeneratedRegex(@"\b(?:fall|fell|fallen|shrink|shrank|shrunk|plunge|plunged|plummeted|tumbled|dipped|sank|halved|drop|dropped|drops|decline|declined|decrease|decreased|down|lower|reduced|reduction|cayo|caido|cayeron|baja|bajaron|bajado|disminuyo|disminucion|reduccion|descendio)\b")]
    private static partial Regex FallWords();

    [GeneratedRegex(@"\b(?:rise|rose|risen|climb|climbed|soared|doubled|tripled|quadrupled|ballooned|increase|increased|grow|grew|grown|growth|(?<!add |adds |adding |added )up(?! to| through)|higher|surge|surged|jump|jumped|spike|spiked|aumento|aumentado|aumentaron|subio|subido|crecio|crecido|crecimiento|incremento)\b")]
    private static partial Regex RiseWords();

    [GeneratedRegex(@"\b(?:total|totals|altogether|summed|in all|combined|cumulative|overall|sum|add up|adding up|added up|en total|suma|acumulado)\b")]
    private static partial Regex SumWords();

    [GeneratedRegex(@"\b(?:which|what|que|cual) president[e]?\b(?!.{0,20}\b(?:said|signed|created|started|ended)\b)")]
    private static partial Regex WhichPresident();

    /// <summary>"How many a year" wants the last year, not the mean of two centuries.</summary>
    [GeneratedRegex(@"^how many\b.*\b(?:per|a|each|every) year\b|^cuant[oa]s\b.*\b(?:al|por|cada) ano\b")]
    private static partial Regex EachYear();

    /// <summary>"Per month now" asks for the last month, not for the average of all.</summary>
    [GeneratedRegex(@"\b(?:per|a|each) (?:month|year) (?:right )?(?:now|currently|today|these days|at present)\b|\b(?:now|currently|today|these days)\b.*\b(?:per|a) (?:month|year)\b")]
    private static partial Regex EachNow();

    [GeneratedRegex(@"\b(?:up or down|down or up|rising or falling|falling or rising|increasing or decreasing|decreasing or increasing|going up|going down|suben o bajan|subiendo o bajando|bajando o subiendo)\b")]
    private static partial Regex UpDown();

    [GeneratedRegex(@"\b(?:per day|a day|each day|every day|every single day|daily|por dia|al dia|diarios|diarias|cada dia)\b")]
    private static partial Regex PerDay();

    [GeneratedRegex(@"\b(?:in total|in all|all told|altogether|cumulatively|en total)\b")]
    private static partial Regex InAll();

    [GeneratedRegex(@"\b(?:trend|trends|trending|over time|over the years|over the last|over the past|each year|every year|year by year|by year|each month|month by month|evolution|historically|history of|tendencia|evolucion|a lo largo|cada ano|por anos)\b")]
    private static partial Regex TrendWords();

    [GeneratedRegex(@"\b(?:add|adding|added|sum of|combine|combined|combining|together|altogether|suma|sumar|sumados|sumadas|juntos|juntas|combinados|combinadas)\b")]
    private static partial Regex AddWords();

    [GeneratedRegex(@" (?:and|plus|with|to|y|mas|con) ")]
    private static partial Regex Between();

    [GeneratedRegex(@"\b(?:how many|number of|cuantos|cuantas|numero de)((?: (?!(?:are|is|were|was|did|do|does|have|has|had|in|at|on|from|by|to|the|got|get|received|came|come|went|crossed|live|lived|of|there|under|during|since|per|hubo|hay|fueron|son|en|de|del|que|recibieron|tiene|tienen|viven|ha|han|se)\b)\w+){1,3})")]
    private static partial Regex HowManyOf();

    [GeneratedRegex(@"^(?:people|persons|immigrants?|noncitizens?|individuals|new|total|migrants|unauthorized|personas|inmigrantes|us|more|times|years|months|days|men|women|border|illegal|foreign|foreigners|countries|nuevos|nuevas|million|thousand|\d+)$")]
    private static partial Regex General();

    [GeneratedRegex(@"\bhow much (?:\w+ ){1,6}?(?:pay|pays|paid|contribute|contributes|contributed|earn|earns|owe|make)\b|\bcuanto (?:\w+ ){0,6}?(?:pagan|paga|pagaron|aportan|contribuyen|ganan)\b|\b(?:pagan|aportan|contribuyen|ganan) (?:\w+ ){0,6}?cuanto\b")]
    private static partial Regex Paid();

    [GeneratedRegex(@"(?<!\bon )\b(?:average|median|typical|mean)(?: (?:daily|weekly|monthly|annual|annually|yearly|fiscal|year|month|day|number|count|total|of|the|a|an|new|us|per|each|for|in|under|level|size|all|time|people|to|since|from|is|was|\d+|fy\d+))* (?!(?:daily|weekly|monthly|annual|annually|yearly|fiscal|year|month|day|number|count|total|of|the|a|an|new|us|per|each|for|in|under|level|size|all|time|people|to|since|from|is|was|\d+|fy\d+)\b)([a-z]\w+)|\b(salar(?:y|ies)|wages?|earnings|ages?|how old|how long(?! (?:is|was) (?:the |trump s |trump )?(?:\w+ ){0,3}(?:backlog|wall|list|line|queue|border)\b)|overtime|bonus(?:es)?|turnover|attrition|vacanc(?:y|ies)|morale|suicides?|assault(?:s|ed)?|injur(?:y|ies|ed)|tall|height|english|quit|resigned|lost|losing|released|paroled|revoked|evacuated|cancell?ed|sponsored|citizens(?<!(?:become|became|becoming|naturalized|new|as|us born) citizens)(?! of\b)|speaks?|literate|hablan|gender|religion|education|salarios?|sueldos?|edad|estatura|cuanto tiempo|agredid[oa]s?|suicidios?)\b")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"\b(?:how many|how much|number of|cuantos|cuantas|cuanto|cuanta|numero de|cantidad)\b")]
    private static partial Regex HowMany();
}
