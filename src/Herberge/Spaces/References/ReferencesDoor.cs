using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.References;

internal static class ReferencesDoor
{
    public static void AddReferences(this IServiceCollection services)
    {
        services.AddScoped<SuggestReferences>();
        services.AddScoped<IReferenceSource, SpaceReferences>();
        services.AddScoped<IReferenceSource, UnitReferences>();
        services.AddApiJson(ReferencesJson.Default);
    }

    public static void MapReferences(this IEndpointRouteBuilder app)
    {
        app.MapGet("/references", async (string? q, Guid? thread, string? space, SuggestReferences suggest, Viewer viewer, CancellationToken ct) =>
            TypedResults.Ok(await suggest.HandleAsync(new SuggestReferencesInput(q, thread, space), viewer, ct)));
        app.MapApi("References").MapGet("/references", async ([Description("The beginning of a name")] string? q, [Description("The conversation it is written in")] Guid? thread,
                [Description("Else the address of the space")] string? space, SuggestReferences suggest, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(new Page<Reference>(await suggest.HandleAsync(new SuggestReferencesInput(q, thread, space), viewer, ct), null)))
            .Operation(TokenScopes.Read, "suggestReferences", "Spaces, units and ideas that all readers of a text may know of").Produces<Page<Reference>>();
    }
}

[JsonSerializable(typeof(Page<Reference>))]
[JsonSerializable(typeof(IReadOnlyList<Reference>))]
internal sealed partial class ReferencesJson : JsonSerializerContext;
