using Herberge.Foundation.Csv;

namespace Herberge.Silos.Files;

/// <summary>What <c>people.csv</c> says: everybody's id and the path of their unit.</summary>
internal sealed class PeopleFile
{
    private static readonly string[] Known =
        ["id", "unit", "name", "email", "partner", "place", "level", "languages", "skills", "joined", "title"];

    private PeopleFile(string name, Dictionary<string, int> numbers, List<string> units, List<string> extra)
    {
        (Name, Numbers, Units, ExtraColumns) = (name, numbers, units, extra);
    }

    public string Name { get; }

    /// <summary>People in the order of the file, by id.</summary>
    public Dictionary<string, int> Numbers { get; }

    /// <summary>For each person their unit's path; empty for none.</summary>
    public IReadOnlyList<string> Units { get; }

    public IReadOnlyList<string> ExtraColumns { get; }

    /// <exception cref="WrongFileException">The file is not as it must be.</exception>
    public static PeopleFile Read(string file, CancellationToken ct)
    {
        using var table = StrictCsv.Open(file, ["id", "unit"]);
        var (id, unit) = (table.Find("id"), table.Find("unit"));
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var units = new List<string>();
        // Paths repeat a thousandfold: each is kept once.
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var byPath = paths.GetAlternateLookup<ReadOnlySpan<char>>();
        while (table.Read())
        {
            ct.ThrowIfCancellationRequested();
            var person = table[id];
            if (person.Length == 0)
                throw table.Wrong(id, "an id is missing");
            if (!numbers.TryAdd(person.ToString(), units.Count))
                throw table.Wrong(id, $"\"{person}\" is there twice");
            var path = table[unit];
            if (!byPath.TryGetValue(path, out var kept))
                byPath[path] = kept = path.ToString();
            units.Add(kept);
        }

        var extra = table.Header.Where(column => !Known.Contains(column, StringComparer.OrdinalIgnoreCase)).ToList();
        return new PeopleFile(table.Name, numbers, units, extra);
    }
}
