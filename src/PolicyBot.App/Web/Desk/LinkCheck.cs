using System.Net;
using System.Net.Sockets;
using PolicyBot.Knowledge;

namespace PolicyBot.App.Web.Desk;

/// <param name="Says">The status, or why there is none.</param>
internal sealed record CheckedLink(Uri Address, bool IsGood, string Says);

/// <summary>Looks, when asked to, whether the sources of an entry can still be reached.</summary>
internal sealed class LinkCheck : IDisposable
{
    private const int MostLinks = 40;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(15);
    private readonly HttpClient _client = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync, UseCookies = false, MaxAutomaticRedirections = 5 }) { Timeout = _patience };

    public async Task<IReadOnlyList<CheckedLink>> CheckAsync(Entry entry, CancellationToken cancellationToken) =>
        await Task.WhenAll(entry.Sources.Select(s => s.Url).OfType<Uri>().Where(u => u.Scheme is "http" or "https").Distinct().Take(MostLinks).Select(u => CheckAsync(u, cancellationToken)));

    public void Dispose() => _client.Dispose();

    private async Task<CheckedLink> CheckAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new(address, response.IsSuccessStatusCode, $"{(int)response.StatusCode} {response.ReasonPhrase}");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(address, false, e is HttpRequestException ? e.Message : "no answer in time");
        }
    }

    /// <summary>An entry is written by people: it must not make this machine look into the network in which it stands.</summary>
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        if (addresses.FirstOrDefault(IsPublic) is not { } address)
            throw new HttpRequestException("not a public address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal || address.IsIPv6UniqueLocal || address.IsIPv6Multicast || address.Equals(IPAddress.IPv6Any))
            return false;
        return address.AddressFamily is not AddressFamily.InterNetwork || address.GetAddressBytes() is not ([0 or 10 or 127, ..] or [>= 224, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..]);
    }
}
