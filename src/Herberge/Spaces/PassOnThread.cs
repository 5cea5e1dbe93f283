using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Slug">The space it is passed on to.</param>
/// <param name="Title">What the new thread is called there.</param>
/// <param name="Text">Why it concerns the people there, in the sender's own words.</param>
/// <param name="ClientKey">As in <see cref="StartThreadInput"/>.</param>
public sealed record PassOnInput(Guid ThreadId, string Slug, string Title, string Text, string? ClientKey = null);

/// <summary>What the page that passes a thread on offers.</summary>
/// <param name="Title">Title of the thread passed on.</param>
/// <param name="Spaces">Where the viewer may write, without the thread's own space.</param>
public sealed record PassOnOffer(string Title, string SpaceName, string SpaceSlug, IReadOnlyList<PassOnPlace> Spaces);

/// <param name="AllMayRead">Whether everybody there may read the thread, so that its title may be proposed.</param>
public sealed record PassOnPlace(string Slug, string Name, bool AllMayRead);

/// <summary>
/// Passes a thread on to another space: a new thread there, in the sender's words, with a signpost to the first. Nothing of
/// the first thread is copied, so that nobody reads there what they may not read here.
/// </summary>
internal sealed class PassOnThread(HouseDb db, StartThread start)
{
    /// <summary>How the ledger calls it.</summary>
    public const string Occasion = "cross-post";

    private const int Most = 200;

    public async Task<Result<PassOnOffer>> OfferAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        var (from, source) = (standing.Space.Id, standing.Space);
        var insidersRead = source.Kind == SpaceKind.Open;
        var places = await db.ReadableSpacesTo(viewer).Where(s => s.Id != from && s.ArchivedAt == null)
            .OrderBy(s => s.Name).Take(Most).Select(s => new PassOnPlace(s.Slug, s.Name, insidersRead && !s.WithPartners)).ToListAsync(ct);
        return new PassOnOffer(standing.Thread.Title, source.Name, source.Slug, places);
    }

    public async Task<Result<ThreadStarted>> HandleAsync(PassOnInput input, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, input.ThreadId, viewer, ct) is not { } source) return Problem.NotFound();
        if (await SpaceStanding.FindAsync(db, input.Slug ?? "", viewer, ct) is not { MayRead: true } target)
            return Problem.Invalid(nameof(input.Slug), "pass-on-where");
        var (from, to) = (source.Thread.Id, target.Space.Id);
        if (source.Space.Id == to) return Problem.Invalid(nameof(input.Slug), "pass-on-same-space");
        if (await db.Threads.AnyAsync(t => t.SourceId == from && t.SpaceId == to && t.DeletedAt == null, ct)) return Problem.Invalid(nameof(input.Slug), "pass-on-twice");
        var result = await start.HandleAsync(new StartThreadInput(to, ThreadKind.Discussion, input.Title, input.Text, ClientKey: input.ClientKey, SourceId: from), viewer, ct);
        return result.Succeeded ? result : Result<ThreadStarted>.From([.. result.Problems.Select(InOwnWords)]);

        static Problem InOwnWords(Problem problem) => problem.Field == nameof(StartThreadInput.Body) ? problem with { Field = nameof(PassOnInput.Text) } : problem;
    }
}
