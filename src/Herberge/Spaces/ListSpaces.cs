using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
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

public sealed record ListSpacesInput(string? Text = null, SpaceKind? Kind = null, bool WithPartners = false, bool Archived = false, SpaceOrder Order = SpaceOrder.Activity);

/// <summary>The spaces a viewer may know of.</summary>
internal sealed class ListSpaces(HouseDb db, TimeProvider clock)
{
    public Task<IReadOnlyList<SpaceRow>> HandleAsync(Viewer viewer, CancellationToken ct) => HandleAsync(new ListSpacesInput(), viewer, ct);

    public async Task<IReadOnlyList<SpaceRow>> HandleAsync(ListSpacesInput input, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var requests = db.JoinRequests;
        var unread = db.UnreadThreadsOf(viewer, clock.GetUtcNow() - UnreadThreads.Horizon);
        var spaces = db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt != null == input.Archived);
        if (input.Kind is { } kind) spaces = spaces.Where(s => s.Kind == kind);
        if (input.WithPartners) spaces = spaces.Where(s => s.WithPartners);
        spaces = input.Order switch
        {
            SpaceOrder.Name => spaces.OrderBy(s => s.Slug),
            SpaceOrder.Members => spaces.OrderByDescending(s => s.MemberCount).ThenBy(s => s.Slug),
            _ => spaces.OrderByDescending(s => s.LastActivityAt),
        };
        var rows = await spaces.Select(s => new SpaceRow(s.Id, s.Slug, s.Name, s.Purpose, s.Kind, s.Hue, s.WithPartners,
            s.MemberCount, s.ThreadCount, s.LastActivityAt, s.Memberships.Any(m => m.MemberId == me))
        {
            Asked = requests.Any(r => r.SpaceId == s.Id && r.MemberId == me),
            Unread = unread.Count(t => t.SpaceId == s.Id),
            IsArchived = s.ArchivedAt != null,
        }).ToListAsync(ct);

        // Names are compared folded, which no engine does for us; a house has hundreds of spaces, not millions.
        var wanted = Loose(input.Text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (wanted.Length == 0) return rows;
        return [.. rows.Where(r => { var text = Loose($"{r.Name} {r.Purpose}"); return wanted.All(w => text.Contains(w, StringComparison.Ordinal)); })];
    }

    /// <summary>Umlauts either way: „Qualität“, „Qualitaet“ and „Qualitat“ are the same.</summary>
    private static string Loose(string text) => WordForms.Fold(text)
        .Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal);
}
