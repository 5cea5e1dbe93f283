using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Introductions;

/// <summary>
/// One of the two says yes or no. A yes alone and a no change nothing that anybody else could see; the second yes opens a
/// private space for the two and tells both.
/// </summary>
internal sealed class AnswerIntroduction(
    HouseDb db, WriteTransactions writes, SearchIndex search, Bell bell, MyRooms myRooms, House house, IStringLocalizer<SpacesWords> words, TimeProvider clock)
{
    private const string Kind = "introduction";
    private const int Hues = 12;

    /// <returns>The address of their space, when both agreed now.</returns>
    public async Task<Result<string?>> HandleAsync(Guid id, bool accepts, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var now = clock.GetUtcNow();
        var since = now - Introduction.Asks;
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Introductions.SingleOrDefaultAsync(i => i.Id == id && i.ProposedAt > since && (i.OneId == me || i.OtherId == me), ct) is not { } introduction)
            return Problem.NotFound();
        if (introduction.AnswerOf(me) is not null) return Problem.Conflict("introduction-answered");

        introduction.Answer(me, accepts);
        var space = introduction.IsAgreed ? await OpenAsync(introduction, now, ct) : null;
        await db.SaveChangesAsync(ct);
        if (space is not null) await search.PutAsync(SpacesSearchSource.Document(space), ct);
        await write.CommitAsync(ct);
        if (space is null) return (string?)null;

        Guid[] both = [introduction.OneId, introduction.OtherId];
        foreach (var member in both) myRooms.Forget(member);
        await bell.RingAsync(both, CancellationToken.None);
        return $"/spaces/{space.Slug}";
    }

    private async Task<Space?> OpenAsync(Introduction introduction, DateTimeOffset now, CancellationToken ct)
    {
        Guid[] both = [introduction.OneId, introduction.OtherId];
        var names = await db.Set<Member>().AsNoTracking().Where(m => both.Contains(m.Id) && m.State == MemberState.Active).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        if (names.Count < both.Length) return null;

        using var language = new LanguageScope(house.Language == "de");
        var id = Guid.CreateVersion7(now);
        // The end of the id is chance: an address that names nobody.
        var space = new Space(id, $"pair-{id.ToString("N")[^12..]}", $"{names[both[0]]} · {names[both[1]]}", words["introduction-purpose", introduction.Reason],
            SpaceKind.Private, 1 + (await db.Spaces.CountAsync(ct) % Hues), introduction.OneId, now) { MemberCount = both.Length };
        db.Spaces.Add(space);
        var occasion = new Occasion(Kind, introduction.Id, now, to: null);
        foreach (var member in both)
        {
            db.SpaceMembers.Add(new SpaceMember(space.Id, member, SpaceRole.Host, now));
            db.Acts.Add(new Act(member, ActKind.JoinedSpace, now, space.Id, space.Id));
            occasion.Add(member);
        }

        db.Set<Occasion>().Add(occasion);
        // The house opened it: the log need not tell who was introduced.
        db.Audit.Add(new AuditEntry(null, "space.created", space.Slug, nameof(SpaceKind.Private), now));
        introduction.OpenIn(space.Id);
        await bell.AddAsync([.. both.Select(member => new Notification(member, NotificationKind.Introduced, introduction.Opposite(member), space.Id, null, null, now))], ct);
        return space;
    }
}
