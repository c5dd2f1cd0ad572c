using System.Collections.Frozen;

namespace PolicyBot.Knowledge;

/// <summary>States and countries as they stand in folded questions.</summary>
internal static class Places
{
    /// <summary>The states' folded names and the codes by which entries name their jurisdiction.</summary>
    public static FrozenDictionary<string, string> States { get; } = new Dictionary<string, string>
    {
        ["alabama"] = "AL", ["alaska"] = "AK", ["arizona"] = "AZ", ["arkansas"] = "AR", ["california"] = "CA", ["colorado"] = "CO", ["connecticut"] = "CT",
        ["delaware"] = "DE", ["florida"] = "FL", ["georgia"] = "GA", ["hawaii"] = "HI", ["idaho"] = "ID", ["illinois"] = "IL", ["indiana"] = "IN", ["iowa"] = "IA",
        ["kansas"] = "KS", ["kentucky"] = "KY", ["louisiana"] = "LA", ["maine"] = "ME", ["maryland"] = "MD", ["massachusetts"] = "MA", ["michigan"] = "MI",
        ["minnesota"] = "MN", ["mississippi"] = "MS", ["missouri"] = "MO", ["montana"] = "MT", ["nebraska"] = "NE", ["nevada"] = "NV", ["new hampshire"] = "NH",
        ["new jersey"] = "NJ", ["nueva jersey"] = "NJ", ["new mexico"] = "NM", ["nuevo mexico"] = "NM", ["new york"] = "NY", ["nueva york"] = "NY",
        ["north carolina"] = "NC", ["carolina del norte"] = "NC", ["north dakota"] = "ND", ["ohio"] = "OH", ["oklahoma"] = "OK", ["oregon"] = "OR",
        ["pennsylvania"] = "PA", ["pensilvania"] = "PA", ["rhode island"] = "RI", ["south carolina"] = "SC", ["carolina del sur"] = "SC", ["south dakota"] = "SD",
        ["tennessee"] = "TN", ["texas"] = "TX", ["utah"] = "UT", ["vermont"] = "VT", ["virginia"] = "VA", ["washington state"] = "WA", ["west virginia"] = "WV",
        ["virginia occidental"] = "WV", ["wisconsin"] = "WI", ["wyoming"] = "WY", ["luisiana"] = "LA", ["montgomery county"] = "MD", ["baltimore"] = "MD", ["chicago"] = "IL",
        ["californians"] = "CA", ["texans"] = "TX", ["floridians"] = "FL", ["new yorkers"] = "NY", ["marylanders"] = "MD", ["los angeles"] = "CA", ["san francisco"] = "CA", ["denver"] = "CO", ["boston"] = "MA", ["philadelphia"] = "PA",
    }.ToFrozenDictionary();

    /// <summary>Countries whose own immigration people ask about.</summary>
    public static FrozenSet<string> Countries { get; } = new[]
    {
        "mexico", "guatemala", "honduras", "el salvador", "venezuela", "cuba", "haiti", "nicaragua", "colombia", "ecuador", "brazil", "brasil", "peru", "india", "china", "russia", "rusia",
        "ukraine", "ucrania", "afghanistan", "afganistan", "syria", "siria", "philippines", "filipinas", "vietnam", "nepal", "somalia", "sudan", "burma", "myanmar", "cameroon", "ethiopia",
        "dominican republic", "republica dominicana", "jamaica", "canada", "turkey", "turquia", "romania", "korea", "south korea", "japan", "nigeria", "ghana", "kenya", "pakistan", "bangladesh", "iran", "iraq",
    }.ToFrozenSet();

    public static bool Knows(string name) => States.ContainsKey(name) || Countries.Contains(name);

    /// <summary>The places named, longest first.</summary>
    public static IEnumerable<string> In(IReadOnlyList<string> words)
    {
        for (var length = 3; length > 0; length--)
        {
            for (var start = 0; start + length <= words.Count; start++)
            {
                var name = string.Join(' ', words.Skip(start).Take(length));
                if (Knows(name))
                    yield return name;
            }
        }
    }

    /// <summary>The codes of the states named.</summary>
    public static IReadOnlyList<string> StateCodes(IReadOnlyList<string> words) =>
        [.. In(words).Where(States.ContainsKey).Select(name => States[name]).Distinct()];
}
