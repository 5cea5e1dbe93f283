using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Matching;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Circles;

/// <summary>What would come of forming the circles now; numbers only.</summary>
/// <param name="People">Null for fewer than five, and then nothing else is told.</param>
/// <param name="Circles">How many of five, four and three.</param>
/// <param name="Waiting">Who would have no place; null for fewer than five, none included.</param>
/// <param name="Reasons">Why, where five or more wait: null for fewer than five of a reason.</param>
/// <param name="Across">Share of pairs across units.</param>
public sealed record DrawPreview(int? People, (int Fives, int Fours, int Threes) Circles, int? Waiting, IReadOnlyList<(WaitReason Reason, int? Count)> Reasons, ShownShare? Across);

/// <summary>
/// Forms the circles of a season, once: they are formed before the transaction, which first sets the moment of the draw. Of two draws only
/// one gets it, and one that is killed has done nothing.
/// </summary>
internal sealed class DrawCircles(HouseDb db, WriteTransactions writes, House house, TimeProvider clock, Bell bell, IStringLocalizer<ActivationWords> words)
{
    /// <summary>Its name in the ledger.</summary>
    public const string Occasion = "circles";

    public async Task<Result<DrawPreview>> PreviewAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        var table = await CircleTable.ReadAsync(db, season, clock.GetUtcNow(), ct);
        if (table.Ids.Count < ShownShare.Fewest) return new DrawPreview(null, default, null, [], null);
        var formed = FormCircles.Of(table, SeedOf(season), ct);
        var pairs = formed.Circles.SelectMany(circle => MeetingHistory.PairsOf(circle.Members)).ToList();
        var sizes = formed.Circles.CountBy(circle => circle.Members.Count).ToDictionary();
        return new DrawPreview(
            table.Ids.Count, (sizes.GetValueOrDefault(5), sizes.GetValueOrDefault(4), sizes.GetValueOrDefault(3)), Told(formed.Waiting.Count),
            formed.Waiting.Count < ShownShare.Fewest ? [] : [.. formed.Waiting.CountBy(one => one.Reason).OrderBy(reason => reason.Key).Select(reason => (reason.Key, Told(reason.Value)))],
            ShownShare.Of(pairs.Count(pair => table.People[pair.A].Unit != table.People[pair.B].Unit), pairs.Count));
    }

    public async Task<Result<Done>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleSeasonsTo(viewer).FirstOrDefaultAsync(s => s.Id == id, ct) is not { } season) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("circles-for-managers");
        if (season.DrawnAt is not null) return Problem.Conflict("circles-drawn");
        var now = clock.GetUtcNow();
        var table = await CircleTable.ReadAsync(db, season, now, ct);
        var formed = FormCircles.Of(table, SeedOf(season), ct);
        if (formed.Circles.Count == 0) return Problem.Conflict("circles-few");

        await using var write = await writes.BeginAsync(db, ct);
        if (await db.CircleSeasons.Where(s => s.Id == id && s.DrawnAt == null).ExecuteUpdateAsync(s => s.SetProperty(x => x.DrawnAt, now), ct) == 0) return Problem.Conflict("circles-drawn");
        var occasion = new Occasion(Occasion, id, now, house.StartOf(season.EndsOn));
        var lines = new List<Notification>();
        using (new LanguageScope(house.Language == "de"))
        {
            foreach (var (number, draft) in formed.Circles.Index())
            {
                var circle = Make(table, draft, Guid.CreateVersion7(now), id, number + 1, words["circle-n", number + 1]);
                foreach (var member in draft.Members.Select(member => table.Ids[member]))
                {
                    circle.Add(new CircleSeat(circle.Id, member, now));
                    occasion.Add(member);
                    lines.Add(new Notification(member, NotificationKind.CircleDrawn, null, null, null, null, now) { SubjectId = circle.Id });
                }

                db.Circles.Add(circle);
            }
        }

        lines.AddRange(formed.Waiting.Select(one => new Notification(table.Ids[one.Person], NotificationKind.CircleDrawn, null, null, null, null, now)));
        db.Occasions.Add(occasion);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.circles-drawn", id.ToString(), season.Name, now));
        await bell.AddAsync(lines, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync([.. lines.Select(line => line.MemberId)], CancellationToken.None);
        return default(Done);
    }

    internal static Circle Make(CircleTable table, RepairCircle draft, Guid id, Guid seasonId, int number, string name)
    {
        var (day, part) = MeetingSlots.First(draft.Slots);
        return new Circle(id, seasonId, number, name) { Day = day, Part = part, Place = table.PlaceOf(draft.Places), Language = table.LanguageOf(draft.Languages) };
    }

    internal static int? Told(int count) => count >= ShownShare.Fewest ? count : null;

    // The same for preview and draw: who looks twice sees what will be drawn.
    private static ulong SeedOf(CircleSeason season) => (ulong)season.CreatedAt.ToUnixTimeSeconds();
}
