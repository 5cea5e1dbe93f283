using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Discovery;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record SpaceRow(Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, int Hue, bool WithPartners,
    int MemberCount, int ThreadCount, DateTimeOffset LastActivityAt, bool IsMember)
{
    /// <summary>The viewer's request to join waits for an answer.</summary>
    public bool Asked { get; init; }

    /// <summary>Threads with something new for the viewer.</summary>
    public int Unread { get; init; }

    public bool IsArchived { get; init; }
}

public enum SpaceOrder
{
    /// <summary>The liveliest first.</summary>
    Activity,

    Name,

    /// <summary>The largest first.</summary>
    Members,
}

/// <param name="After">Key of the last space of the page before, as <see cref="SpaceListing.Next"/> says it.</param>
/// <param name="Take">Null for all.</param>
/// <param name="Topic">Only spaces where the viewer may read a thread with this tag.</param>
/// <param name="Among">Only these.</param>
public sealed record ListSpacesInput(
    string? Text = null, SpaceKind? Kind = null, bool WithPartners = false, bool Archived = false, SpaceOrder Order = SpaceOrder.Activity,
    string? After = null, int? Take = null, string? Topic = null, IReadOnlyCollection<Guid>? Among = null);

/// <param name="Next">Key of the following page; null at the end.</param>
public sealed record SpaceListing(IReadOnlyList<SpaceRow> Spaces, string? Next);

/// <summary>The spaces a viewer may know of.</summary>
internal sealed class ListSpaces(HouseDb db, TimeProvider clock)
{
    public Task<IReadOnlyList<SpaceRow>> HandleAsync(Viewer viewer, CancellationToken ct) => HandleAsync(new ListSpacesInput(), viewer, ct);

    public async Task<IReadOnlyList<SpaceRow>> HandleAsync(ListSpacesInput input, Viewer viewer, CancellationToken ct) =>
        (await PageAsync(input, viewer, ct)).Spaces;

    public async Task<SpaceListing> PageAsync(ListSpacesInput input, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var requests = db.JoinRequests;
        var unread = db.UnreadThreadsOf(viewer, clock.GetUtcNow() - UnreadThreads.Horizon);
        var spaces = db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt != null == input.Archived);
        if (input.Kind is { } kind) spaces = spaces.Where(s => s.Kind == kind);
        if (input.WithPartners) spaces = spaces.Where(s => s.WithPartners);
        if (input.Among is { } among) spaces = spaces.Where(s => among.Contains(s.Id));
        if (!string.IsNullOrWhiteSpace(input.Topic))
        {
            var tag = TagText.Fold(input.Topic);
            var tagged = db.VisibleThreadsTo(viewer).Where(t => db.Set<ThreadTag>().Any(x => x.ThreadId == t.Id && db.Set<Tag>().Any(n => n.Id == x.TagId
                && (n.Folded == tag || db.Set<TagSynonym>().Any(y => y.TagId == n.Id && y.Folded == tag)))));
            spaces = spaces.Where(s => tagged.Any(t => t.SpaceId == s.Id || t.AlsoInId == s.Id));
        }

        spaces = After(spaces, input);
        spaces = input.Order switch
        {
            SpaceOrder.Name => spaces.OrderBy(s => s.Slug),
            SpaceOrder.Members => spaces.OrderByDescending(s => s.MemberCount).ThenBy(s => s.Slug),
            _ => spaces.OrderByDescending(s => s.LastActivityAt).ThenBy(s => s.Slug),
        };
        // Names are compared folded, which no engine does for us; a house has hundreds of spaces, not millions.
        var wanted = Loose(input.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (input.Take is { } some && wanted.Length == 0) spaces = spaces.Take(some + 1);
        var rows = await spaces.Select(s => new SpaceRow(s.Id, s.Slug, s.Name, s.Purpose, s.Kind, s.Hue, s.WithPartners,
            s.MemberCount, s.ThreadCount, s.LastActivityAt, s.Memberships.Any(m => m.MemberId == me))
        {
            Asked = requests.Any(r => r.SpaceId == s.Id && r.MemberId == me),
            Unread = unread.Count(t => t.SpaceId == s.Id || t.AlsoInId == s.Id),
            IsArchived = s.ArchivedAt != null,
        }).ToListAsync(ct);

        if (wanted.Length > 0)
            rows = [.. rows.Where(r => { var text = Loose($"{r.Name} {r.Purpose}"); return wanted.All(w => text.Contains(w, StringComparison.Ordinal)); })];
        return input.Take is { } take && rows.Count > take ? new SpaceListing(rows[..take], KeyOf(rows[take - 1], input.Order)) : new SpaceListing(rows, null);
    }

    private static string KeyOf(SpaceRow last, SpaceOrder order) => string.Create(CultureInfo.InvariantCulture,
        $"{(order == SpaceOrder.Activity ? last.LastActivityAt.UtcTicks : order == SpaceOrder.Members ? last.MemberCount : 0)}.{last.Slug}");

    private static IQueryable<Space> After(IQueryable<Space> spaces, ListSpacesInput input)
    {
        if (input.After?.Split('.', 2) is not [var text, var slug] || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return spaces;
        var at = new DateTimeOffset(Math.Clamp(number, 0, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
        return input.Order switch
        {
            SpaceOrder.Name => spaces.Where(s => s.Slug.CompareTo(slug) > 0),
            SpaceOrder.Members => spaces.Where(s => s.MemberCount < number || (s.MemberCount == number && s.Slug.CompareTo(slug) > 0)),
            _ => spaces.Where(s => s.LastActivityAt < at || (s.LastActivityAt == at && s.Slug.CompareTo(slug) > 0)),
        };
    }

    /// <summary>Umlauts either way: „Qualität“, „Qualitaet“ and „Qualitat“ are the same.</summary>
    private static string Loose(string text) => WordForms.Fold(text)
        .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
}
