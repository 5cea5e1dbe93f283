using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>
/// Participants as people write them: one a line, by handle, mail address, personnel number, id or full name; or lines of a table,
/// where the first cell that names somebody counts. All of them or, with what is wrong in which line, none.
/// </summary>
internal sealed partial class ReadParticipants(VisibleMembers visible)
{
    public const int LongestText = 400_000;
    private const int MostFaults = 10;

    private static readonly char[] Cells = [',', ';', '\t'];

    private static readonly HashSet<string> Header = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "member", "name", "mail", "email", "e-mail", "handle", "nummer", "personalnummer",
    };

    public async Task<Result<IReadOnlySet<Guid>>> HandleAsync(InterventionInput input, Viewer viewer, CancellationToken ct)
    {
        var text = input.People ?? "";
        if (text.Length > LongestText) return Problem.Invalid(nameof(input.People), "silos-participants-long");
        var known = await KnownAsync(viewer, ct);
        var found = new HashSet<Guid>(input.Participants ?? []);
        var faults = new List<Problem>();
        var lines = text.Split('\n');
        for (var number = 0; number < lines.Length; number++)
        {
            var line = lines[number].Trim();
            if (line.Length == 0 || (number == 0 && IsHeader(line))) continue;
            foreach (var (words, members) in Named(line, known))
            {
                if (members.Count == 1) found.Add(members[0]);
                else faults.Add(Problem.Invalid(nameof(input.People), members.Count == 0 ? "silos-participant-unknown" : "silos-participant-twice", number + 1, words));
            }
        }

        if (faults.Count > MostFaults) faults = [.. faults.Take(MostFaults), Problem.Invalid(nameof(input.People), "silos-participants-more", faults.Count - MostFaults)];
        if (faults.Count > 0) return Result<IReadOnlySet<Guid>>.From(faults);
        return found.Count == 0 ? Problem.Invalid(nameof(input.People), "silos-participants-none") : Result<IReadOnlySet<Guid>>.Of(found);
    }

    private async Task<ILookup<string, Guid>> KnownAsync(Viewer viewer, CancellationToken ct)
    {
        var members = await visible.To(viewer).Where(m => m.State != MemberState.Former)
            .Select(m => new { m.Id, m.Handle, m.NormalizedEmail, m.ExternalId, m.FoldedName }).ToListAsync(ct);
        return members.SelectMany(m => new[] { m.Id.ToString(), $"@{m.Handle}", m.Handle, m.NormalizedEmail?.ToLowerInvariant(), m.ExternalId?.ToLowerInvariant(), m.FoldedName }
            .OfType<string>().Distinct().Select(name => (name, m.Id))).ToLookup(one => one.name, one => one.Id, StringComparer.Ordinal);
    }

    /// <summary>Whom a line names, and the words it does that with.</summary>
    private static IEnumerable<(string Words, IReadOnlyList<Guid> Members)> Named(string line, ILookup<string, Guid> known)
    {
        var handles = Handle().Matches(line);
        if (handles.Count > 0) return handles.Select(match => match.Groups["handle"].Value).Select(handle => (handle, (IReadOnlyList<Guid>)Find(handle, known)));
        var cells = line.Split(Cells, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('"', ' '));
        var found = cells.Select(cell => (cell, Find(cell, known))).Where(one => one.Item2.Count > 0).ToList();
        // One cell that names exactly one person settles a line, whatever a name in it that two people bear.
        return [found.Find(one => one.Item2.Count == 1) is { cell: not null } one ? one : found.Count > 0 ? found[0] : (line, [])];
    }

    private static List<Guid> Find(string words, ILookup<string, Guid> known)
    {
        var exactly = known[words.ToLowerInvariant()].Distinct().ToList();
        return exactly.Count > 0 ? exactly : [.. known[WordForms.Fold(words)].Distinct()];
    }

    private static bool IsHeader(string line) => line.Split(Cells, StringSplitOptions.TrimEntries).Any(cell => Header.Contains(cell.Trim('"')));

    [GeneratedRegex(@"(?:^|\s)(?<handle>@[\w.\-]*\w)", RegexOptions.NonBacktracking)]
    private static partial Regex Handle();
}
