using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PolicyBot.App.Storage;

/// <summary>The certificate that protects the data-protection keys at rest.</summary>
internal static class KeyCertificate
{
    /// <returns>What is wrong with it, in words for the operator; null for nothing, or where none is configured.</returns>
    public static string? Problem(StorageOptions options)
    {
        try
        {
            using var certificate = Load(options);
            return certificate is { HasPrivateKey: false } ? "Storage:KeyCertificate: the file holds no private key; export the certificate with its key." : null;
        }
        catch (Exception e) when (IsAboutFile(e))
        {
            return "Storage:KeyCertificate: the file cannot be read as a PFX certificate; check the path and Storage:KeyCertificatePassword.";
        }
    }

    /// <returns>Null where none is configured, or where <see cref="Problem"/> has to say why it cannot be used.</returns>
    public static X509Certificate2? Find(StorageOptions options)
    {
        try
        {
            return Load(options);
        }
        catch (Exception e) when (IsAboutFile(e))
        {
            return null;
        }
    }

    private static X509Certificate2? Load(StorageOptions options) =>
        options.KeyCertificate.Length == 0 ? null : X509CertificateLoader.LoadPkcs12FromFile(options.KeyCertificate, options.KeyCertificatePassword);

    private static bool IsAboutFile(Exception e) => e is CryptographicException or IOException or UnauthorizedAccessException;
}
