using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.References;

/// <param name="Text">What was typed behind the @.</param>
/// <param name="ThreadId">The conversation it is written in; else the space.</param>
public sealed record SuggestReferencesInput(string? Text, Guid? ThreadId, string? Slug);

/// <summary>
/// Spaces, units and ideas for the list behind @. A text is read by everybody in its space, so a thing is named only when all of them
/// may know of it: the house never completes a name that one of the readers must not learn. Naming tells nobody.
/// </summary>
internal sealed class SuggestReferences(HouseDb db, IEnumerable<IReferenceSource> sources)
{
    private const int Most = 6;

    public async Task<IReadOnlyList<Reference>> HandleAsync(SuggestReferencesInput input, Viewer viewer, CancellationToken ct)
    {
        var start = WordForms.Fold((input.Text ?? "").Trim().TrimStart('@'));
        if (start.Length < 2 || !viewer.IsSignedIn) return [];
        var (slug, thread) = (input.Slug, input.ThreadId);
        var place = thread is not null
            ? await db.VisibleThreadsTo(viewer).Where(t => t.Id == thread).Select(t => new { SpaceId = t.AlsoInId == null ? (Guid?)t.SpaceId : null, Partners = t.Space!.WithPartners }).FirstOrDefaultAsync(ct)
            : await db.ReadableSpacesTo(viewer).Where(s => s.Slug == slug).Select(s => new { SpaceId = (Guid?)s.Id, Partners = s.WithPartners }).FirstOrDefaultAsync(ct);
        if (place is null) return [];
        var query = new ReferenceQuery(start, place.SpaceId, viewer.IsInside && !place.Partners);
        var found = new List<Reference>();
        foreach (var source in sources) found.AddRange(await source.FindAsync(query, viewer, ct));
        return [.. found.OrderBy(r => r.Name, StringComparer.CurrentCultureIgnoreCase).Take(Most)];
    }
}
