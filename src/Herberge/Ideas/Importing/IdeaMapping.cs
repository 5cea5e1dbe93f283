namespace Herberge.Ideas.Importing;

/// <summary>What a column of a file of ideas can hold.</summary>
public enum IdeaField
{
    Title,
    Lead,
    Text,
    Key,
    Author,
    Date,
    Stage,
    Reason,
    Tags,
}

/// <summary>Which column holds what. Columns nobody names are left out.</summary>
public sealed record IdeaMapping(IReadOnlyDictionary<IdeaField, string> Columns)
{
    /// <summary>How people call their columns; those of this house's own export among them.</summary>
    private static readonly Dictionary<IdeaField, string[]> Usual = new()
    {
        [IdeaField.Title] = ["titel", "title", "idee", "idea", "name", "überschrift", "betreff", "subject"],
        [IdeaField.Lead] = ["kurz gesagt", "in short", "kurzfassung", "kurz", "lead", "summary", "zusammenfassung"],
        [IdeaField.Text] = ["text", "beschreibung", "description", "inhalt", "details", "body"],
        [IdeaField.Key] = ["nummer", "number", "id", "nr", "key", "schlüssel"],
        [IdeaField.Author] = ["mail", "e-mail", "email", "autor", "autor:in", "author", "von", "by", "eingereicht von", "einreicher", "handle"],
        [IdeaField.Date] = ["eingereicht am", "submitted on", "datum", "date", "eingereicht", "submitted", "created", "erstellt"],
        [IdeaField.Stage] = ["stand", "stage", "status", "stufe", "state", "phase"],
        [IdeaField.Reason] = ["begründung", "reason", "grund"],
        [IdeaField.Tags] = ["schlagwörter", "tags", "schlagworte", "thema", "themen", "labels"],
    };

    /// <summary>As in addresses and forms: <c>title=Idee</c>.</summary>
    public static string NameOf(IdeaField field) => field.ToString().ToLowerInvariant();

    /// <summary>What the names of the columns suggest.</summary>
    public static IdeaMapping Guess(IReadOnlyList<string> columns)
    {
        var found = new Dictionary<IdeaField, string>();
        foreach (var (field, names) in Usual)
        {
            var column = names.Select(name => columns.FirstOrDefault(c => string.Equals(c.Trim(), name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(c => c is not null);
            if (column is not null && !found.ContainsValue(column)) found[field] = column;
        }

        return new IdeaMapping(found);
    }

    /// <summary>What somebody chose, as far as the file has such columns.</summary>
    public static IdeaMapping Of(Func<string, string?> chosen, IReadOnlyList<string> columns) => new(
        Enum.GetValues<IdeaField>().Select(field => (field, Column: chosen(NameOf(field)))).Where(c => c.Column is { Length: > 0 } && columns.Contains(c.Column)).ToDictionary(c => c.field, c => c.Column!));

    public string? this[IdeaField field] => Columns.GetValueOrDefault(field);
}
