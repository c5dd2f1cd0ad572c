using NSec.Cryptography;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>Signs what the fake posts to an interactions endpoint, as Discord does: Ed25519 over the timestamp and the raw body.</summary>
internal sealed class Signer : IDisposable
{
    private static readonly SignatureAlgorithm _algorithm = SignatureAlgorithm.Ed25519;
    private readonly Key _key = Key.Create(_algorithm);

    /// <summary>The application's public key: 64 hexadecimal digits.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    public string Sign(string timestamp, byte[] body) =>
        Convert.ToHexStringLower(_algorithm.Sign(_key, [.. System.Text.Encoding.UTF8.GetBytes(timestamp), .. body]));

    public void Dispose() => _key.Dispose();
}
