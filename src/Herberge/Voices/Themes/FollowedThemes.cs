using Herberge.Texts.Themes;

namespace Herberge.Voices.Themes;

/// <param name="Area">Null where the theme is in none.</param>
internal readonly record struct ThemePlace(Guid? Area, Guid? Theme, Guid? Part);

/// <summary>What a search found, under the ids people know from the search before.</summary>
/// <param name="Ids">For each id of the report the theme's own.</param>
/// <param name="Shifts">Splits and merges of themes since then.</param>
internal sealed record FollowedThemes(IReadOnlyDictionary<string, Guid> Ids, IReadOnlyList<ThemeShift> Shifts)
{
    /// <param name="report">What was found.</param>
    /// <param name="voices">The observations of the report, in its order.</param>
    /// <param name="before">Where they were; those that came since are not in there.</param>
    /// <param name="newId">Makes an id for a theme nobody knows yet.</param>
    public static FollowedThemes Of(ThemeReport report, IReadOnlyList<Guid> voices, IReadOnlyDictionary<Guid, ThemePlace> before, Func<Guid> newId)
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        var areas = report.Themes.ToDictionary(theme => theme.Id, theme => theme.Parent, StringComparer.Ordinal);
        Level(place => place.Area, assignment => assignment.Theme is { } theme ? areas[theme] : null);
        Level(place => place.Part, assignment => assignment.Part);
        var (changes, known) = Level(place => place.Theme, assignment => assignment.Theme);
        List<ThemeShift> shifts =
        [
            .. changes.Splits.SelectMany(split => split.Parts.Select(part => new ThemeShift(ThemeShiftKind.Split, known(split.Theme), known(part)))),
            .. changes.Merges.SelectMany(merge => merge.Parts.Select(part => new ThemeShift(ThemeShiftKind.Merged, known(merge.Theme), known(part)))),
        ];
        return new FollowedThemes(ids, shifts);

        (ThemeChanges, Func<string, Guid>) Level(Func<ThemePlace, Guid?> place, Func<ThemeAssignment, string?> found)
        {
            var was = before.Where(voice => place(voice.Value) is not null).ToDictionary(voice => Key(voice.Key), voice => Key(place(voice.Value)!.Value), StringComparer.Ordinal);
            var now = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var at = 0; at < voices.Count; at++)
                if (found(report.Assignments[at]) is { } theme) now[Key(voices[at])] = theme;
            var followed = ThemeTracker.Follow(was, now);
            var made = followed.New.ToDictionary(name => name, _ => newId(), StringComparer.Ordinal);
            foreach (var (theme, name) in followed.Names) ids[theme] = Known(name);
            return (followed, Known);

            Guid Known(string name) => made.TryGetValue(name, out var id) ? id : Guid.ParseExact(name, "N");
        }
    }

    private static string Key(Guid id) => id.ToString("N");
}
