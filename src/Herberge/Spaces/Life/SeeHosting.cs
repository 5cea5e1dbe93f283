using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces.Life;

/// <summary>All a host sets up for a space, in one view.</summary>
internal sealed record HostingView(
    SpaceStanding Standing, WelcomeView? Welcome, IReadOnlyList<WelcomeThread> Threads, IReadOnlyList<string> Questions, IReadOnlyList<DeputyLine> Deputies, IReadOnlyList<SpaceHost> Hosts);

/// <summary>What those who run a space see where they tend it.</summary>
internal sealed class SeeHosting(HouseDb db, Welcome welcome, JoinQuestions questions, Deputies deputies)
{
    public async Task<Result<HostingView>> HandleAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        var greets = await welcome.ReadAsync(slug, viewer, ct);
        if (!greets.Succeeded) return Result<HostingView>.From(greets.Problems);
        var id = standing.Space.Id;
        var hosts = (await SpaceHost.OfAsync(db, id, viewer.AsOf, ct)).Where(h => h.DeputyUntil is null).ToList();
        return new HostingView(standing, greets.Value.Now, greets.Value.Threads, await questions.OfAsync(id, ct), await deputies.ListAsync(id, ct), hosts);
    }
}
