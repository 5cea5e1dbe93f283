using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>
/// Tells authors apart without knowing them: a keyed hash (HMAC-SHA-256, RFC 2104) of channel and author. Names are
/// never stored. Whoever asks for their words to be erased names themselves once, and the key is computed again.
/// </summary>
internal sealed class AuthorKeys(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, IDataProtectionProvider protection)
{
    private const int SecretBytes = 32;

    /// <summary>Half of the hash: still too many to meet by chance, and short enough for an index.</summary>
    private const int KeptBytes = 16;

    private byte[]? _secret;

    /// <summary>Null for no author. Not to be called inside a write.</summary>
    public async Task<string?> OfAsync(VoiceChannel channel, string? author, CancellationToken ct)
    {
        if (Normalise(author) is not { Length: > 0 } name) return null;
        _secret ??= await SecretAsync(ct);
        return Convert.ToHexStringLower(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"{channel}\0{name}")).AsSpan(0, KeptBytes));
    }

    private async Task<byte[]> SecretAsync(CancellationToken ct)
    {
        var protector = protection.CreateProtector("Herberge.Voices.Authors");
        var kept = await KeptAsync(ct);
        if (kept is null)
        {
            await using var write = await writes.BeginAsync(db, ct);
            var made = new VoicesSecret(protector.Protect(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes))));
            db.Add(made);
            try
            {
                await db.SaveChangesAsync(ct);
                await write.CommitAsync(ct);
            }
            catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
            {
                // Another node was faster.
            }

            db.Entry(made).State = EntityState.Detached;
        }

        return Convert.FromBase64String(protector.Unprotect(kept ?? (await KeptAsync(ct))!));
    }

    private Task<string?> KeptAsync(CancellationToken ct) => db.Set<VoicesSecret>().AsNoTracking().Select(s => s.Locked).SingleOrDefaultAsync(ct);

    private static string Normalise(string? author) =>
        string.Join(' ', (author ?? "").Normalize(NormalizationForm.FormKC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
