using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>Taking part in an initiative and leaving it, and the space its people talk in.</summary>
internal sealed class TakePart(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, CreateSpace createSpace, TimeProvider clock)
{
    /// <summary>Joining twice is joining once.</summary>
    public async Task<Result<Done>> JoinAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleInitiativesTo(viewer).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } initiative) return Problem.NotFound();
        if (!initiative.IsOpen) return Problem.Conflict("initiative-over");
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.InitiativePeople.AnyAsync(p => p.InitiativeId == id && p.MemberId == me, ct)) return default(Done);
        db.InitiativePeople.Add(new InitiativePerson(id, me, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return default(Done);
        }

        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> LeaveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleInitiativesTo(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        await db.InitiativePeople.Where(p => p.InitiativeId == id && p.MemberId == me).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Opens a space named like the initiative; whoever opens it is its host, and every colleague may join.</summary>
    /// <returns>The address of the space.</returns>
    public async Task<Result<string>> OpenSpaceAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleInitiativesTo(viewer).FirstOrDefaultAsync(i => i.Id == id, ct) is not { } initiative) return Problem.NotFound();
        if (!await db.InitiativesInHandOf(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.Forbidden("initiative-for-its-people");
        if (initiative.SpaceId is not null) return Problem.Conflict("initiative-has-space");
        var made = await createSpace.HandleAsync(new CreateSpaceInput(initiative.Title, PurposeOf(initiative.Text), SpaceKind.Open, WithPartners: false), viewer, ct);
        if (!made.Succeeded) return Result<string>.From(made.Problems);
        var (space, now) = (made.Value.Id, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        await db.Initiatives.Where(i => i.Id == id && i.SpaceId == null).ExecuteUpdateAsync(i => i.SetProperty(x => x.SpaceId, space).SetProperty(x => x.ChangedAt, now), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.initiative-space", id.ToString(), initiative.Title, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return $"/spaces/{made.Value.Slug}";
    }

    /// <summary>The first paragraph, as much of it as a space's purpose takes.</summary>
    private static string PurposeOf(string text)
    {
        const int longest = 300;
        var first = text.Split('\n', 2)[0].Trim();
        if (first.Length <= longest) return first;
        var cut = first.LastIndexOf(' ', longest - 1);
        return $"{first[..(cut > 0 ? cut : longest - 1)].TrimEnd()} …";
    }
}
