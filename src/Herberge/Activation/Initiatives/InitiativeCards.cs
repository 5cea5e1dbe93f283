using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>A top unit that takes part, by the unit the initiative belongs to or by its people.</summary>
public sealed record InitiativeUnit(string Name, int Hue);

/// <summary>Somebody who takes part, as colleagues see them.</summary>
public sealed record InitiativeFace(Guid Id, string Name, string Handle, string? Unit, int? Hue);

/// <summary>An initiative in a list.</summary>
public sealed record InitiativeCard(
    Guid Id, string Title, string Text, InitiativeState State, string Seeks, string Offers, DateTimeOffset ChangedAt,
    IReadOnlyList<string> Topics, IReadOnlyList<InitiativeUnit> Units, IReadOnlyList<InitiativeFace> People, bool IsMine);

/// <summary>Makes cards of initiatives: the same four queries for any number of them.</summary>
internal sealed class InitiativeCards(HouseDb db)
{
    /// <param name="initiatives">Visible ones, in the order to show.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<InitiativeCard>> OfAsync(IReadOnlyList<Initiative> initiatives, Viewer viewer, CancellationToken ct)
    {
        if (initiatives.Count == 0) return [];
        var ids = initiatives.Select(i => i.Id).ToList();
        var topics = (await db.InitiativeTopics.AsNoTracking().Where(t => ids.Contains(t.InitiativeId)).OrderBy(t => t.Topic).ToListAsync(ct)).ToLookup(t => t.InitiativeId, t => t.Topic);
        var people = (await (
            from p in db.InitiativePeople.AsNoTracking()
            where ids.Contains(p.InitiativeId)
            join m in db.Set<Member>() on p.MemberId equals m.Id
            where m.State == MemberState.Active
            orderby p.Since
            select new { p.InitiativeId, Face = new InitiativeFace(m.Id, m.Name, m.Handle, m.Unit!.Name, m.Unit.Hue), m.Unit!.Path }).ToListAsync(ct)).ToLookup(p => p.InitiativeId);
        var units = await db.Set<OrgUnit>().AsNoTracking().Select(u => new { u.Id, u.Path, u.Hue }).ToDictionaryAsync(u => u.Id, ct);
        return
        [
            .. initiatives.Select(i =>
            {
                var own = i.UnitId is { } unit && units.TryGetValue(unit, out var at) ? new InitiativeUnit(TopOf(at.Path), at.Hue) : null;
                var brought = people[i.Id].Where(p => p.Path is not null).Select(p => new InitiativeUnit(TopOf(p.Path), p.Face.Hue ?? Member.HueWithoutUnit));
                return new InitiativeCard(i.Id, i.Title, i.Text, i.State, i.Seeks, i.Offers, i.ChangedAt, [.. topics[i.Id]],
                    [.. (own is null ? [] : (InitiativeUnit[])[own]).Concat(brought).DistinctBy(u => u.Name)], [.. people[i.Id].Select(p => p.Face)],
                    people[i.Id].Any(p => p.Face.Id == viewer.MemberId));
            }),
        ];
    }

    /// <summary>The top unit of a path.</summary>
    internal static string TopOf(string path) => path.Split('/', 2)[0];
}
