using NSec.Cryptography;

namespace PolicyBot.Discord.Interactions;

/// <summary>Checks that a request was signed by the platform: Ed25519 over the timestamp and the body, byte for byte as they came.</summary>
internal sealed class Signature
{
    private const int SignatureBytes = 64;
    private const int LongestTimestamp = 20;
    private readonly PublicKey _key;

    /// <param name="publicKey">64 hexadecimal digits.</param>
    /// <exception cref="FormatException">It is no key.</exception>
    public Signature(string publicKey) => _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);

    /// <returns>False for anything that is not a valid signature, malformed ones included.</returns>
    public bool Verifies(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (timestamp is not { Length: > 0 and <= LongestTimestamp } || !timestamp.All(char.IsAsciiDigit))
            return false;
        var signed = new byte[timestamp.Length + body.Length];
        System.Text.Encoding.ASCII.GetBytes(timestamp, signed);
        body.CopyTo(signed.AsSpan(timestamp.Length));
        return IsOf(signed, signature);
    }

    /// <returns>Whether this is the signature of these bytes.</returns>
    public bool IsOf(ReadOnlySpan<byte> signed, string? signature) =>
        signature is { Length: SignatureBytes * 2 } && signature.All(char.IsAsciiHexDigit) && SignatureAlgorithm.Ed25519.Verify(_key, signed, Convert.FromHexString(signature));
}
