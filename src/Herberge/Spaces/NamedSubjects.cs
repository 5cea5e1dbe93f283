using Herberge.Foundation.Access;

namespace Herberge.Spaces;

/// <summary>Gives lines about things of other rooms their title, where the reader may know it.</summary>
internal sealed class NamedSubjects(IEnumerable<INoticeSubjects> rooms)
{
    public async Task<List<BellLine>> NameAsync(List<BellLine> lines, Viewer viewer, CancellationToken ct)
    {
        var subjects = lines.Where(l => l.ThreadTitle is null).Select(l => l.SubjectId).OfType<Guid>().Distinct().ToList();
        if (subjects.Count == 0) return lines;
        var titles = new Dictionary<Guid, string>();
        foreach (var room in rooms)
            foreach (var (id, title) in await room.TitlesAsync(subjects, viewer, ct)) titles[id] = title;
        return [.. lines.Select(l => l.SubjectId is { } subject && titles.TryGetValue(subject, out var title) ? l with { ThreadTitle = title } : l)];
    }
}
