using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Segments;

/// <summary>The part of the room's door that belongs to sizes of segments.</summary>
internal static class SegmentsDoor
{
    public const string Address = "/voices/segments";

    public static void AddSegments(this IServiceCollection services)
    {
        services.AddScoped<ImportSegments>();
        services.AddScoped<SegmentReach>();
        services.AddScoped<SeeSegments>();
    }

    public static void MapSegments(this IEndpointRouteBuilder app) =>
        app.MapGet("/voices/segments.csv", async (SeeSegments see, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
            StreamedFile.Answer(await see.FileAsync(viewer, ct), problems, ct));
}
