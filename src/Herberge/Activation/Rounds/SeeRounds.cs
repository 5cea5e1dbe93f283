using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>How the asking member stands to a programme.</summary>
public enum EntryState
{
    Out,
    In,
    Paused,
}

/// <summary>A programme as its people see it.</summary>
/// <param name="Space">Null for everybody of the house.</param>
public sealed record ProgrammeCard(
    Guid Id, string Name, string Text, RoundKind Kind, int Size, RoundRhythm Rhythm, string? Space, DateOnly? NextDrawOn, bool IsEnded, EntryState State, bool WasLeftOut);

/// <summary>Somebody in the same group.</summary>
public sealed record GroupMate(string Name, string Handle, string Initials, string? Unit, int? Hue);

/// <summary>A group as those in it see it.</summary>
/// <param name="Others">Without who asks.</param>
/// <param name="Place">Null for online.</param>
/// <param name="Questions">Keys of the questions to begin with.</param>
public sealed record GroupView(
    Guid Id, Guid ProgrammeId, string Programme, RoundKind Kind, int Number, IReadOnlyList<GroupMate> Others, DateOnly Day, string? Place, string Language, IReadOnlyList<string> Questions,
    DateTimeOffset? MetAt, DateTimeOffset EndsAt);

/// <param name="Now">Groups that still have time.</param>
/// <param name="Met">How many different people the asking member met in rounds; nobody else is told.</param>
public sealed record RoundsView(IReadOnlyList<ProgrammeCard> Programmes, IReadOnlyList<GroupView> Now, int Met);

/// <summary>One programme and how the asking member takes part.</summary>
/// <param name="Entry">Null for who doesn't.</param>
/// <param name="Languages">Of the member's profile, to begin with.</param>
/// <param name="Place">Of the member's profile, to begin with.</param>
public sealed record ProgrammeSheet(RoundProgramme Programme, ProgrammeCard Card, RoundEntry? Entry, string? Languages, string? Place, IReadOnlyList<GroupView> Groups);

/// <summary>The rounds somebody may take part in, and their own groups.</summary>
internal sealed class SeeRounds(HouseDb db, TimeProvider clock)
{
    private const int MostGroups = 26;

    public async Task<RoundsView> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cards = await CardsAsync(db.VisibleProgrammesTo(viewer).Where(p => p.EndedAt == null), viewer, ct);
        var groups = await GroupsAsync(db.GroupsOf(viewer).Where(g => g.Round!.EndsAt > now), viewer, ct);
        var (me, mine) = (viewer.MemberId, db.GroupsOf(viewer).Where(g => g.MetAt != null));
        var met = await db.RoundSeats.Where(s => s.MemberId != me && s.GoneAt == null && mine.Any(g => g.Id == s.GroupId)).Select(s => s.MemberId).Distinct().CountAsync(ct);
        return new RoundsView(cards, groups, met);
    }

    public async Task<Result<ProgrammeSheet>> OfAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (await db.VisibleProgrammesTo(viewer).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } programme) return Problem.NotFound();
        var card = (await CardsAsync(db.VisibleProgrammesTo(viewer).Where(p => p.Id == id), viewer, ct))[0];
        var entry = await db.RoundEntries.AsNoTracking().FirstOrDefaultAsync(e => e.ProgrammeId == id && e.MemberId == me, ct);
        var self = await db.Set<Member>().AsNoTracking().Where(m => m.Id == me).Select(m => new { m.Languages, m.Place }).FirstOrDefaultAsync(ct);
        var groups = await GroupsAsync(db.GroupsOf(viewer).Where(g => g.Round!.ProgrammeId == id), viewer, ct);
        return new ProgrammeSheet(programme, card, entry, self?.Languages, self?.Place, groups);
    }

    private async Task<IReadOnlyList<ProgrammeCard>> CardsAsync(IQueryable<RoundProgramme> programmes, Viewer viewer, CancellationToken ct)
    {
        var (me, entries, spaces) = (viewer.MemberId, db.RoundEntries, db.Set<Space>());
        var rows = await programmes.OrderBy(p => p.Name).Select(p => new
        {
            Programme = p,
            Space = spaces.Where(s => s.Id == p.SpaceId).Select(s => s.Name).FirstOrDefault(),
            Mine = entries.Where(e => e.ProgrammeId == p.Id && e.MemberId == me).Select(e => new { e.IsPaused, e.WasLeftOut }).FirstOrDefault(),
        }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Select(row => new ProgrammeCard(
            row.Programme.Id, row.Programme.Name, row.Programme.Text, row.Programme.Kind, row.Programme.Size, row.Programme.Rhythm, row.Space, row.Programme.NextDrawOn,
            row.Programme.EndedAt is not null, row.Mine switch { null => EntryState.Out, { IsPaused: true } => EntryState.Paused, _ => EntryState.In }, row.Mine?.WasLeftOut == true))];
    }

    private async Task<IReadOnlyList<GroupView>> GroupsAsync(IQueryable<RoundGroup> groups, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var rows = await groups.OrderByDescending(g => g.Round!.DrawnAt).ThenBy(g => g.Id).Take(MostGroups).Join(db.RoundProgrammes, g => g.Round!.ProgrammeId, p => p.Id, (g, p) => new
        {
            Group = g, p.Name, p.Kind, ProgrammeId = p.Id, g.Round!.Number, g.Round.EndsAt,
        }).AsNoTracking().ToListAsync(ct);
        List<Guid> ids = [.. rows.Select(row => row.Group.Id)];
        var mates = await (from seat in db.RoundSeats
            where ids.Contains(seat.GroupId) && seat.GoneAt == null && seat.MemberId != me
            join member in db.Set<Member>() on seat.MemberId equals member.Id
            orderby member.FoldedName
            select new { seat.GroupId, member.Name, member.Handle, Unit = member.Unit == null ? null : member.Unit.Name, Hue = member.Unit == null ? (int?)null : member.Unit.Hue, member.PartnerId }).AsNoTracking().ToListAsync(ct);
        var others = mates.ToLookup(mate => mate.GroupId, mate => new GroupMate(mate.Name, mate.Handle, Member.InitialsOf(mate.Name), mate.Unit, mate.PartnerId is null ? mate.Hue ?? Member.HueWithoutUnit : null));
        return [.. rows.Select(row => new GroupView(
            row.Group.Id, row.ProgrammeId, row.Name, row.Kind, row.Number, [.. others[row.Group.Id]], row.Group.Day, row.Group.Place, row.Group.Language,
            OpeningQuestions.Of(row.Group.Id), row.Group.MetAt, row.EndsAt))];
    }
}
