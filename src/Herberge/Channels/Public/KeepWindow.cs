using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

/// <param name="Handle">Its name in addresses; of a window opened before the earlier one stays.</param>
public sealed record WindowInput(string? Handle, string? Summary, bool Federated);

/// <param name="Window">Null for a space that never had one.</param>
/// <param name="MayOpen">Nothing stands in the way.</param>
public sealed record WindowView(SpaceStanding Standing, PublicSpace? Window, Problem? MayOpen)
{
    public bool IsOpen => Window is { ClosedAt: null };
}

/// <summary>Opens a space to the world, says what strangers read about it, and closes it again: by those who run the space.</summary>
internal sealed class KeepWindow(HouseDb db, WriteTransactions writes, House house, EndPublic end, PublicNow known, TimeProvider clock)
{
    /// <summary>Null when there is no such space for the viewer.</summary>
    public async Task<WindowView?> SeeAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return null;
        var space = standing.Space.Id;
        return new WindowView(standing, await db.Windows.AsNoTracking().FirstOrDefaultAsync(w => w.SpaceId == space, ct), InTheWay(standing.Space));
    }

    public async Task<Result<PublicSpace>> OpenAsync(string slug, WindowInput input, Viewer viewer, CancellationToken ct)
    {
        var (standing, refused) = await RunAsync(slug, viewer, ct);
        if (refused is not null) return refused;
        var space = standing!.Space;
        if (InTheWay(space) is { } closed) return closed;
        var (handle, summary) = ((input.Handle ?? "").Trim().ToLowerInvariant(), (input.Summary ?? "").Trim());
        await using var write = await writes.BeginAsync(db, ct);
        var window = await db.Windows.AsTracking().FirstOrDefaultAsync(w => w.SpaceId == space.Id, ct);
        if (window is { ClosedAt: null }) return window;
        var problems = new List<Problem>();
        if (window is null)
        {
            if (!PublicSpace.IsHandle(handle)) problems.Add(Problem.Invalid(nameof(input.Handle), "public-handle"));
            else if (await db.Windows.AnyAsync(w => w.Handle == handle, ct)) problems.Add(Problem.Invalid(nameof(input.Handle), "public-handle-taken"));
        }

        if (CheckSummary(summary) is { } wrong) problems.Add(wrong);
        if (problems.Count > 0) return Result<PublicSpace>.From(problems);
        var now = clock.GetUtcNow();
        if (window is null) db.Windows.Add(window = new PublicSpace(space.Id, handle, summary, viewer.MemberId, now));
        else window.OpenAgain(viewer.MemberId, now);
        window.Summary = summary;
        window.Federated = input.Federated && house.FederatedSpaces;
        await DoneAsync(write, "public.opened", space.Name, window.Handle, viewer, ct);
        return window;
    }

    public async Task<Result<PublicSpace>> ChangeAsync(string slug, WindowInput input, Viewer viewer, CancellationToken ct)
    {
        var (standing, refused) = await RunAsync(slug, viewer, ct);
        if (refused is not null) return refused;
        var (space, summary) = (standing!.Space, (input.Summary ?? "").Trim());
        if (CheckSummary(summary) is { } wrong) return wrong;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Windows.AsTracking().FirstOrDefaultAsync(w => w.SpaceId == space.Id && w.ClosedAt == null, ct) is not { } window) return Problem.NotFound();
        var wasFollowed = window.Federated;
        window.Summary = summary;
        window.Federated = input.Federated && house.FederatedSpaces;
        if (wasFollowed && !window.Federated) await end.FollowingAsync(window.SpaceId, ct);
        window.ChangedAt = clock.GetUtcNow();
        await DoneAsync(write, "public.changed", space.Name, window.Handle, viewer, ct);
        return window;
    }

    public async Task<Result<PublicSpace>> CloseAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        var (standing, refused) = await RunAsync(slug, viewer, ct);
        if (refused is not null) return refused;
        return await CloseAsync(standing!.Space.Id, standing.Space.Name, viewer, ct);
    }

    /// <summary>By an administrator, whoever runs the space.</summary>
    public async Task<Result<PublicSpace>> CloseAsync(Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var name = await db.Set<Space>().Where(s => s.Id == spaceId).Select(s => s.Name).FirstOrDefaultAsync(ct);
        return name is null ? Problem.NotFound() : await CloseAsync(spaceId, name, viewer, ct);
    }

    private async Task<Result<PublicSpace>> CloseAsync(Guid spaceId, string name, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Windows.AsTracking().FirstOrDefaultAsync(w => w.SpaceId == spaceId && w.ClosedAt == null, ct) is not { } window) return Problem.NotFound();
        await end.WindowAsync(window, ct);
        await DoneAsync(write, "public.closed", name, window.Handle, viewer, ct);
        return window;
    }

    private async Task<(SpaceStanding? Standing, Problem? Refused)> RunAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        var standing = await SpaceStanding.FindAsync(db, slug, viewer, ct);
        return (standing, standing is null ? Problem.NotFound() : standing.MayRun && viewer.IsInside ? null : Problem.Forbidden());
    }

    private Problem? InTheWay(Space space) =>
        !house.PublicSpaces ? Problem.Conflict("public-off")
        : space.Kind != SpaceKind.Open ? Problem.Conflict("public-not-open")
        : space.ArchivedAt is not null ? Problem.Conflict("space-archived")
        : null;

    private static Problem? CheckSummary(string summary) =>
        summary.Length is 0 or > PublicSpace.LongestSummary ? Problem.Invalid(nameof(WindowInput.Summary), "public-summary", PublicSpace.LongestSummary) : null;

    private async Task DoneAsync(WriteTransaction write, string deed, string name, string handle, Viewer viewer, CancellationToken ct)
    {
        db.Audit.Add(new AuditEntry(viewer.MemberId, deed, name, handle, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        known.Forget();
    }
}
