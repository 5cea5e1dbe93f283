using System.Security.Cryptography;
using System.Text;

namespace Herberge.Channels.Fediverse.Signatures;

/// <summary>RSASSA-PKCS1-v1_5 with SHA-256, which every server of the fediverse speaks, whatever it calls it.</summary>
internal static class RsaSignature
{
    private const int LeastBits = 2048;
    private const int MostBits = 8192;

    public const string Name = "rsa-v1_5-sha256";

    /// <returns>Both halves of a new key as PEM.</returns>
    public static (string Public, string Private) NewKey()
    {
        using var rsa = RSA.Create(LeastBits);
        return (rsa.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem());
    }

    public static string Sign(string text, string privateKey)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(privateKey);
        return Convert.ToBase64String(rsa.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static bool Holds(SignatureClaim claim, string publicKey)
    {
        if (claim.Algorithm is not (null or "" or Name or "rsa-sha256" or "hs2019")) return false;
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(publicKey);
            return rsa.VerifyData(Encoding.UTF8.GetBytes(claim.Base), claim.Signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A key the house takes from others: neither too weak nor so large that checking it is work.</summary>
    public static bool IsKey(string pem)
    {
        if (pem.Length > 4000 || pem.Contains("PRIVATE", StringComparison.Ordinal)) return false;
        using var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa.KeySize is >= LeastBits and <= MostBits;
        }
        catch (Exception wrong) when (wrong is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
