using System.Buffers.Binary;
using System.Security.Cryptography;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Webhooks;

/// <summary>Addresses by which a program without an account fetches a picture that is to be published: signed, for some days.</summary>
internal sealed class MediaLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Channels.Media");

    public string PathOf(Guid file)
    {
        var bytes = new byte[24];
        file.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(16), (clock.GetUtcNow() + Lasts).ToUnixTimeSeconds());
        return $"/channels/media/{WebEncoders.Base64UrlEncode(_protector.Protect(bytes))}";
    }

    /// <summary>Null for an address that is none of ours, or too old.</summary>
    public Guid? Read(string token)
    {
        try
        {
            return _protector.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: 24 } bytes && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(16)) > clock.GetUtcNow().ToUnixTimeSeconds() ? new Guid(bytes.AsSpan(0, 16)) : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public static async Task<IResult> ServeAsync(string token, MediaLinks links, HouseDb db, FileStore files, HttpContext context, CancellationToken ct)
    {
        if (links.Read(token) is not { } id || !await db.PostPictures.AnyAsync(p => p.FileId == id, ct) || await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct) is not { IsImage: true } file || !files.Exists(id)) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(files.Open(id), file.ContentType);
    }
}
