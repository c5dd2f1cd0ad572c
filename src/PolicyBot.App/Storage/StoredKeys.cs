using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace PolicyBot.App.Storage;

/// <summary>Keeps the data-protection keys in the database, so that every replica reads what another wrote.</summary>
internal sealed class StoredKeys(Database database) : IXmlRepository
{
    // The interface is synchronous: it is asked once at the start, and then about once a day, from a thread without a context.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.ReadAsync(s => s.QueryAsync<string>("SELECT xml FROM data_protection_keys ORDER BY seq"), CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        database.WriteAsync(
            s => s.ExecuteAsync("INSERT INTO data_protection_keys (name, xml) VALUES (@name, @xml)", new { name = friendlyName, xml = element.ToString(SaveOptions.DisableFormatting) }),
            CancellationToken.None).GetAwaiter().GetResult();
}
