using Herberge.Foundation.Csv;
using Herberge.Graphs;
using Herberge.Graphs.Effects;
using Herberge.Silos.Files;

namespace Herberge.Silos.Interventions;

/// <summary>The effect of an intervention from files, without any house: a researcher's own data, with nothing held back.</summary>
internal static class EffectOfFiles
{
    /// <param name="peopleFile">See <see cref="PeopleFile"/>; the top of each unit's path counts.</param>
    /// <param name="tiesFile">With the column <c>at</c>.</param>
    /// <param name="participantsFile">An id a line, with or without the header <c>id</c>.</param>
    /// <param name="windows">Days in UTC.</param>
    /// <param name="options">Draws and seed.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="WrongFileException">A file is not as it must be.</exception>
    public static StudyResult Run(string peopleFile, string tiesFile, string participantsFile, StudyWindows windows, EffectOptions options, CancellationToken ct)
    {
        var file = PeopleFile.Read(peopleFile, ct);
        var tree = new UnitTree(file.Units);
        var placed = new int[file.Units.Count];
        Array.Fill(placed, -1);
        for (var number = 0; number < tree.Placed.Count; number++) placed[tree.Placed[number]] = number;
        var tookPart = Participants(participantsFile, file);
        var units = tree.AtLevel(1);
        StudyPerson[] people = [.. tree.Placed.Select((person, number) => new StudyPerson(units.Labels[units.UnitOf[number]], 0, tookPart.Contains(person)))];
        return EffectStudy.Of(people, Contacts(windows.BeforeFrom, windows.BeforeTo), Contacts(windows.AfterFrom, windows.AfterTo), options, ct);

        IEnumerable<(int A, int B)> Contacts(DateOnly first, DateOnly last)
        {
            var request = new SilosFilesRequest { People = peopleFile, Ties = tiesFile, Weight = TieWeight.Binary }.Within(Text(first), Text(last));
            var rows = TiesFile.Read(file, placed, request, progress: null, ct);
            return rows.From.Zip(rows.To);
        }
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static HashSet<int> Participants(string path, PeopleFile people)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongFileException($"{Path.GetFileName(path)} can't be read: {error.Message}");
        }

        var found = new HashSet<int>();
        for (var number = 0; number < lines.Length; number++)
        {
            var id = lines[number].Trim().Trim('"');
            if (id.Length == 0 || (number == 0 && id.Equals("id", StringComparison.OrdinalIgnoreCase))) continue;
            if (!people.Numbers.TryGetValue(id, out var person))
                throw new WrongFileException($"{Path.GetFileName(path)}, line {number + 1}: \"{id}\" is not in {people.Name}");
            found.Add(person);
        }

        return found;
    }
}
