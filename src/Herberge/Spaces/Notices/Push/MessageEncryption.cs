using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Herberge.Spaces.Notices.Push;

/// <summary>
/// Encrypts a message so that only the browser it is for can read it, not the push service between (RFC 8291), as one
/// record of the content coding aes128gcm (RFC 8188).
/// </summary>
internal static class MessageEncryption
{
    public const int SaltLength = 16;
    public const int SecretLength = 16;

    /// <summary>An uncompressed point on P-256: a mark and two coordinates.</summary>
    public const int KeyLength = 65;

    /// <summary>What a push service has to take (RFC 8030, section 7.2), less what encryption adds.</summary>
    public const int LongestMessage = 3993;

    private const int RecordSize = 4096;
    private const int CoordinateLength = 32;
    private const byte Uncompressed = 4;

    /// <summary>Ends the last record (RFC 8188, section 2).</summary>
    private const byte LastRecord = 2;

    public static byte[] Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> browserKey, ReadOnlySpan<byte> secret)
    {
        using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(message, browserKey, secret, own, RandomNumberGenerator.GetBytes(SaltLength));
    }

    /// <param name="message">At most <see cref="LongestMessage"/> bytes.</param>
    /// <param name="browserKey">The browser's public key.</param>
    /// <param name="secret">What browser and house share.</param>
    /// <param name="own">Used for this message alone.</param>
    /// <param name="salt">Likewise.</param>
    public static byte[] Encrypt(ReadOnlySpan<byte> message, ReadOnlySpan<byte> browserKey, ReadOnlySpan<byte> secret, ECDiffieHellman own, ReadOnlySpan<byte> salt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(message.Length, LongestMessage, nameof(message));
        var ownKey = Write(own.ExportParameters(includePrivateParameters: false).Q);
        using var browser = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = Read(browserKey) ?? throw new FormatException("The browser's key is no point of P-256.") });
        // RFC 8291, section 3.4.
        var agreed = HKDF.Extract(HashAlgorithmName.SHA256, own.DeriveRawSecretAgreement(browser.PublicKey), secret.ToArray());
        var material = HKDF.Expand(HashAlgorithmName.SHA256, agreed, 32, [.. "WebPush: info\0"u8, .. browserKey, .. ownKey]);
        var key = HKDF.Extract(HashAlgorithmName.SHA256, material, salt.ToArray());
        var content = HKDF.Expand(HashAlgorithmName.SHA256, key, 16, [.. "Content-Encoding: aes128gcm\0"u8]);
        var nonce = HKDF.Expand(HashAlgorithmName.SHA256, key, 12, [.. "Content-Encoding: nonce\0"u8]);

        byte[] padded = [.. message, LastRecord];
        var (sealedText, tag) = (new byte[padded.Length], new byte[AesGcm.TagByteSizes.MaxSize]);
        using var cipher = new AesGcm(content, tag.Length);
        cipher.Encrypt(nonce, padded, sealedText, tag);
        var size = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(size, RecordSize);
        return [.. salt, .. size, (byte)ownKey.Length, .. ownKey, .. sealedText, .. tag];
    }

    public static byte[] Write(ECPoint point) => [Uncompressed, .. point.X!, .. point.Y!];

    /// <summary>Null for what is no uncompressed point on the curve.</summary>
    public static ECPoint? Read(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyLength || key[0] != Uncompressed) return null;
        var point = new ECPoint { X = key[1..(1 + CoordinateLength)].ToArray(), Y = key[(1 + CoordinateLength)..].ToArray() };
        try
        {
            // Refuses points that are not on the curve.
            using var known = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
            return point;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
