using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Files;

/// <summary>The house's sign, for everybody: it hangs at the door too, where nobody is signed in. No other file comes this way.</summary>
internal static class LogoEndpoint
{
    private const int Edge = 320;

    public static void MapLogo(this IEndpointRouteBuilder app) => app.MapGet("/logo/{id:guid}", ServeAsync).AllowAnonymous();

    public static string AddressOf(Guid id) => $"/logo/{id}";

    private static async Task<IResult> ServeAsync(Guid id, House house, HouseDb db, FileStore files, HttpContext context, CancellationToken ct)
    {
        if (house.LogoFileId != id || !files.Exists(id)) return TypedResults.NotFound();
        var file = await db.Files.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, ct);
        if (file is null) return TypedResults.NotFound();
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Stream(files.OpenThumbnail(file, Edge), file.ContentType);
    }
}
