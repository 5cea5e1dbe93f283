using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Storage;
using Herberge.People.Admin.AuditLog;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <summary>In the audit log too, a space, thread or post is named only to those who may see it.</summary>
internal sealed class AuditSight(HouseDb db) : IAuditSight
{
    private static readonly string[] Kinds = ["space.", "thread.", "post."];

    public async Task<IReadOnlySet<long>> HiddenAsync(IReadOnlyList<AuditEntry> entries, Viewer viewer, CancellationToken ct)
    {
        var slugs = Subjects(entries, "space.").Distinct().ToList();
        var threads = Ids(entries, "thread.");
        var posts = Ids(entries, "post.");
        var seen = new HashSet<string>(await db.VisibleSpacesTo(viewer).Where(s => slugs.Contains(s.Slug)).Select(s => s.Slug).ToListAsync(ct));
        foreach (var id in await db.VisibleThreadsTo(viewer).Where(t => threads.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct)) seen.Add(id.ToString());
        foreach (var id in await db.VisiblePostsTo(viewer).Where(p => posts.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct)) seen.Add(id.ToString());
        return entries.Where(e => IsOurs(e) && !seen.Contains(e.Subject)).Select(e => e.Id).ToHashSet();
    }

    private static bool IsOurs(AuditEntry entry) =>
        Kinds.Any(kind => entry.Action.StartsWith(kind, StringComparison.Ordinal));

    private static IEnumerable<string> Subjects(IReadOnlyList<AuditEntry> entries, string kind) =>
        entries.Where(e => e.Action.StartsWith(kind, StringComparison.Ordinal)).Select(e => e.Subject);

    private static List<Guid> Ids(IReadOnlyList<AuditEntry> entries, string kind) =>
        [.. Subjects(entries, kind).Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct()];
}
