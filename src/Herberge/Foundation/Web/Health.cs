using Herberge.Foundation.Storage;

namespace Herberge.Foundation.Web;

internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/health/live", () => TypedResults.Text("live")).AllowAnonymous();
        app.MapGet("/health/ready", async (HouseDb db, CancellationToken ct) =>
            await db.Database.CanConnectAsync(ct)
                ? Results.Text("ready")
                : Results.Text("database not reachable", statusCode: StatusCodes.Status503ServiceUnavailable)).AllowAnonymous();
    }
}
