using System.Data.Common;
using Dapper;

namespace PolicyBot.App.Storage;

/// <summary>An open connection, in a transaction where something is written, for as long as one piece of work lasts.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
{
    /// <returns>How many rows were changed.</returns>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(Command(sql, parameters));

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => [.. await connection.QueryAsync<T>(Command(sql, parameters))];

    /// <returns>The first row, or the type's default where there is none.</returns>
    public Task<T?> FindAsync<T>(string sql, object? parameters = null) => connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters));

    private CommandDefinition Command(string sql, object? parameters) => new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
