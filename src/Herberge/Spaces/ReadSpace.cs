using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces;

/// <summary>A space with what the viewer is in it and who runs it.</summary>
internal sealed record SpaceReading(SpaceStanding Standing, IReadOnlyList<SpaceHost> Hosts);

/// <summary>Shows a space to whoever may know of it; what is said in it is for <see cref="ListThreads"/>.</summary>
internal sealed class ReadSpace(HouseDb db)
{
    public async Task<Result<SpaceReading>> HandleAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        return new SpaceReading(standing, await SpaceHost.OfAsync(db, standing.Space.Id, viewer.AsOf, ct));
    }

    /// <summary>The id of a space whose conversations the viewer may read; who stands at its door is told to ask.</summary>
    public async Task<Result<Space>> InsideAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        return standing.MayRead ? standing.Space : Problem.Forbidden("space-asks-first");
    }
}
