using System.Globalization;
using System.Text.RegularExpressions;
using PolicyBot.Knowledge;

namespace PolicyBot.Digests;

/// <summary>What somebody wants to subscribe to, as far as it was said.</summary>
public sealed record Wish(Schedule Schedule, DigestScope Scope, bool Quiet);

/// <summary>
/// Reads a subscription in words, in any order: "weekly monday 9:00 America/New_York asylum,border MD es quiet", or
/// "cron 0 9 * * 1". What is not said stays as it is, or has a default; what is not understood is named.
/// </summary>
public static partial class SubscriptionReader
{
    private const int CronFields = 5;
    private static readonly char[] _separators = [' ', ',', ';'];

    private static readonly Dictionary<string, int> _days = Days("sunday monday tuesday wednesday thursday friday saturday")
        .Concat(Days("domingo lunes martes miercoles jueves viernes sabado")).ToDictionary(d => d.Key, d => d.Value);

    /// <summary>What holds where nothing is said: every Monday at nine, about everything.</summary>
    /// <param name="zone">Used where the words name none.</param>
    /// <param name="language">Used where the words name none.</param>
    public static Wish Default(string zone, Language language) => new(new("0 9 * * 1", zone), new([], [], language), Quiet: false);

    /// <param name="standing">What holds where the words say nothing.</param>
    /// <param name="language">Of <paramref name="problem"/>.</param>
    /// <param name="problem">What is wrong, and what would be right; null when the words could be read.</param>
    /// <returns>Null when they could not.</returns>
    public static Wish? Read(string text, Library library, Wish standing, Language language, DateTimeOffset now, out string? problem)
    {
        var said = new Said(standing);
        var words = text.Split(_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Equals("cron", StringComparison.OrdinalIgnoreCase) && i + CronFields < words.Length)
            {
                said.Cron = string.Join(' ', words[(i + 1)..(i + 1 + CronFields)]);
                i += CronFields;
            }
            else if (!said.Takes(words[i], library))
            {
                problem = new Bilingual(
                    $"“{words[i]}” is none of: daily, weekdays, weekly, monthly, a day, a time such as 9:00, a time zone such as America/New_York, a topic (see /policy topics), a place such as US or MD, all, en, es, quiet, always; or: cron and five fields.",
                    $"“{words[i]}” no es: diario, laborables, semanal, mensual, un día, una hora como 9:00, una zona como America/New_York, un tema (vea /policy topics), un lugar como US o MD, todos, en, es, callado, siempre; o: cron y cinco campos.").In(language);
                return null;
            }
        }

        var wish = said.Wish();
        problem = wish.Schedule.IsValid(now) ? null : new Bilingual(
            $"“{wish.Schedule.Cron}” in {wish.Schedule.Zone} is not a schedule that I can keep: a digest comes at most once a day, at a time that exists.",
            $"“{wish.Schedule.Cron}” en {wish.Schedule.Zone} no es un horario posible: un resumen llega como máximo una vez al día, a una hora que exista.").In(language);
        return problem is null ? wish : null;
    }

    private static IEnumerable<KeyValuePair<string, int>> Days(string names) => names.Split(' ').Select((name, i) => KeyValuePair.Create(name, i));

    [GeneratedRegex("^(?<hour>[0-9]{1,2})(?::(?<minute>[0-9]{2}))?(?<half>am|pm)?$", RegexOptions.IgnoreCase, 500)]
    private static partial Regex Time();

    /// <summary>What the words have said so far.</summary>
    private sealed class Said(Wish standing)
    {
        private readonly List<string> _topics = [];
        private readonly List<string> _places = [];
        private bool _all;
        private string? _zone;
        private Language? _language;
        private string? _cadence;
        private int? _day;
        private (int Hour, int Minute)? _time;
        private bool? _quiet;

        public string? Cron { get; set; }

        public Wish Wish() => new(
            new(Cron ?? Written(), _zone ?? standing.Schedule.Zone),
            new(Scoped(_topics, standing.Scope.Topics), Scoped(_places, standing.Scope.Jurisdictions), _language ?? standing.Scope.Language),
            _quiet ?? standing.Quiet);

        public bool Takes(string word, Library library)
        {
            if (DigestScope.Place(word) is { } place)
            {
                _places.Add(place);
                return true;
            }

            var folded = Folding.Fold(word);
            switch (folded)
            {
                case "daily" or "diario" or "diariamente":
                    _cadence = "daily";
                    return true;
                case "weekdays" or "laborables":
                    _cadence = "weekdays";
                    return true;
                case "weekly" or "semanal":
                    _cadence = "weekly";
                    return true;
                case "monthly" or "mensual":
                    _cadence = "monthly";
                    return true;
                case "en" or "english" or "ingles":
                    _language = Language.English;
                    return true;
                case "es" or "spanish" or "espanol":
                    _language = Language.Spanish;
                    return true;
                case "quiet" or "silent" or "callado":
                    _quiet = true;
                    return true;
                case "always" or "siempre":
                    _quiet = false;
                    return true;
                case "all" or "todos":
                    _all = true;
                    return true;
                case "at" or "on" or "in" or "a" or "el" or "los" or "las":
                    return true;
            }

            if (_days.TryGetValue(folded.TrimEnd('s') is var day && _days.ContainsKey(day) ? day : folded, out var weekday))
                _day = weekday;
            else if (Time().Match(word) is { Success: true } time && TimeOf(time) is { } at)
                _time = at;
            else if (library.Topics.ContainsKey(folded) || library.Topics.ContainsKey(word.ToLowerInvariant()))
                _topics.Add(word.ToLowerInvariant());
            else if (Schedule.IsZone(word))
                _zone = word;
            else
                return false;
            return true;
        }

        private static (int Hour, int Minute)? TimeOf(Match time)
        {
            var hour = int.Parse(time.Groups["hour"].Value, CultureInfo.InvariantCulture);
            var minute = time.Groups["minute"].Success ? int.Parse(time.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
            var half = time.Groups["half"].Value.ToLowerInvariant();
            // "9" alone may be anything.
            if (!time.Groups["minute"].Success && half.Length == 0)
                return null;
            if (half.Length > 0)
                hour = hour is >= 1 and <= 12 ? (hour % 12) + (half == "pm" ? 12 : 0) : 24;
            return hour < 24 && minute < 60 ? (hour, minute) : null;
        }

        private IReadOnlyList<string> Scoped(List<string> said, IReadOnlyList<string> standing) => said.Count > 0 || _all ? said : standing;

        /// <summary>The standing schedule, with what was said put in its place.</summary>
        private string Written()
        {
            var stands = standing.Schedule.Cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var time = _time is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Minute} {at.Hour}") : $"{stands[0]} {stands[1]}";
            return time + " " + (_cadence, _day) switch
            {
                (null, null) => string.Join(' ', stands[2..]),
                ("weekly", null) when stands[4] is [>= '0' and <= '6'] => string.Join(' ', stands[2..]),
                ("monthly", _) => "1 * *",
                ("weekdays", _) => "* * 1-5",
                ("daily", null) => "* * *",
                var (_, day) => string.Create(CultureInfo.InvariantCulture, $"* * {day ?? 1}"),
            };
        }
    }
}
