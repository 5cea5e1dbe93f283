using System.Globalization;
using Herberge.Foundation.Csv;

namespace Herberge.People.Import;

/// <summary>One person of a people file. A null means that the file has no such column, an empty text that the cell is empty.</summary>
internal sealed record PersonLine(int Line, string Id)
{
    public string? Unit { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Partner { get; init; }
    public string? Place { get; init; }
    public string? Level { get; init; }
    public string? Languages { get; init; }
    public string? Skills { get; init; }
    public string? Title { get; init; }
    public DateOnly? Joined { get; init; }
    public bool HasJoined { get; init; }
}

/// <summary>What a people file says, read without asking the house.</summary>
internal sealed record PeopleFile(IReadOnlyList<PersonLine> People, IReadOnlyList<CsvFault> Faults, IReadOnlyList<string> IgnoredColumns)
{
    private static readonly string[] Known =
        ["id", "unit", "name", "email", "partner", "place", "level", "languages", "skills", "joined", "title"];

    public static PeopleFile Read(ReadOnlySpan<byte> content)
    {
        var table = CsvTable.Parse(content);
        var faults = new List<CsvFault>(table.Faults);
        var ignored = table.Columns.Where(c => c.Length > 0 && !Known.Contains(c, StringComparer.OrdinalIgnoreCase)).ToList();
        if (table.Columns.Count > 0 && table.Find("id") < 0) faults.Add(new CsvFault(1, "id", "csv-column-missing"));
        if (table.Find("id") < 0) return new PeopleFile([], faults, ignored);

        var reader = new Reader(table, faults);
        var people = new List<PersonLine>(table.Rows.Count);
        foreach (var row in table.Rows)
            if (reader.Read(row) is { } person) people.Add(person);
        return new PeopleFile(people, [.. faults.OrderBy(f => f.Line)], ignored);
    }

    private sealed class Reader(CsvTable table, List<CsvFault> faults)
    {
        private readonly Dictionary<string, int> _at = Known.ToDictionary(name => name, table.Find);
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _mails = new(StringComparer.Ordinal);

        public PersonLine? Read(CsvRow row)
        {
            var before = faults.Count;
            var id = Text(row, "id", 200) ?? "";
            if (id.Length == 0) Fault(row, "id", "csv-id-empty");
            else if (!_ids.TryAdd(id, row.Line)) Fault(row, "id", "csv-id-twice", id, _ids[id]);

            var email = Text(row, "email", 254);
            if (email is { Length: > 0 })
            {
                if (!MailAddressRule.IsValid(email)) Fault(row, "email", "csv-email", email);
                else if (!_mails.TryAdd(email.ToUpperInvariant(), row.Line)) Fault(row, "email", "csv-email-twice", email, _mails[email.ToUpperInvariant()]);
            }

            var person = new PersonLine(row.Line, id)
            {
                Email = email,
                Unit = Unit(row),
                Name = Text(row, "name", 160),
                Partner = Text(row, "partner", 160),
                Place = Text(row, "place", 160),
                Level = Text(row, "level", 160),
                Languages = List(row, "languages"),
                Skills = List(row, "skills"),
                Title = Text(row, "title", 160),
                HasJoined = _at["joined"] >= 0,
                Joined = Joined(row),
            };
            return faults.Count == before ? person : null;
        }

        private string? Text(CsvRow row, string column, int longest)
        {
            var at = _at[column];
            if (at < 0) return null;
            var text = row.Fields[at].Trim();
            if (text.Length > longest) Fault(row, column, "csv-too-long", longest);
            else if (text.Any(char.IsControl)) Fault(row, column, "csv-control-character");
            return text;
        }

        /// <summary>A list in one cell, however it is separated: <c>CAD; Blech</c> → <c>CAD, Blech</c>.</summary>
        private string? List(CsvRow row, string column) =>
            Text(row, column, 1000) is { } text
                ? string.Join(", ", text.Split([',', ';', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                : null;

        private string? Unit(CsvRow row)
        {
            if (Text(row, "unit", 600) is not { } path) return null;
            var steps = path.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (path.Length > 0 && steps.Length == 0) Fault(row, "unit", "csv-unit", path);
            if (steps.Any(step => step.Length > 200)) Fault(row, "unit", "csv-too-long", 200);
            return string.Join('/', steps);
        }

        private DateOnly? Joined(CsvRow row)
        {
            var text = Text(row, "joined", 40);
            if (string.IsNullOrEmpty(text)) return null;
            if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d.M.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
            Fault(row, "joined", "csv-date", text);
            return null;
        }

        private void Fault(CsvRow row, string column, string code, params object[] arguments) =>
            faults.Add(new CsvFault(row.Line, table.Columns[_at[column]], code, arguments));
    }
}
