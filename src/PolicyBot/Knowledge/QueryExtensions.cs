using Lucene.Net.Search;

namespace PolicyBot.Knowledge;

internal static class QueryExtensions
{
    public static T WithBoost<T>(this T query, float boost)
        where T : Query
    {
        query.Boost = boost;
        return query;
    }
}
