using System.Collections.Concurrent;
using System.Text;

namespace PolicyBot;

/// <summary>Enum members as the library and the JSON write them: <c>InForce</c> is <c>in-force</c>.</summary>
public static class EnumNames
{
    private static readonly ConcurrentDictionary<Enum, string> _names = new();

    /// <summary>The member's name in kebab case.</summary>
    public static string Kebab(this Enum value) => _names.GetOrAdd(value, static v => Kebab(v.ToString()));

    /// <returns>Null for a name that no member has.</returns>
    public static T? Read<T>(string name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.Kebab() == name)
                return value;
        }

        return null;
    }

    internal static string Kebab(string name)
    {
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(letter));
        }

        return kebab.ToString();
    }
}
