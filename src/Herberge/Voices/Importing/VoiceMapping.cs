namespace Herberge.Voices.Importing;

/// <summary>What a column can hold.</summary>
public enum VoiceField
{
    Quote,
    Date,
    Channel,
    Segment,
    Author,
    Id,
    Context,
    Place,
    Language,
    Link,
}

/// <summary>Which column holds what. Columns nobody names are left out.</summary>
public sealed record VoiceMapping(IReadOnlyDictionary<VoiceField, string> Columns)
{
    /// <summary>How people call their columns.</summary>
    private static readonly Dictionary<VoiceField, string[]> Usual = new()
    {
        [VoiceField.Quote] = ["quote", "wortlaut", "zitat", "text", "kommentar", "antwort", "comment", "message", "nachricht", "stimme", "feedback"],
        [VoiceField.Date] = ["date", "datum", "zeit", "tag", "at", "created", "zeitpunkt", "timestamp", "time"],
        [VoiceField.Channel] = ["channel", "kanal", "weg", "quelle", "source"],
        [VoiceField.Segment] = ["segment", "branche", "industry", "kundengruppe"],
        [VoiceField.Author] = ["author", "kunde", "name", "customer", "von", "absender", "mail", "email"],
        [VoiceField.Id] = ["id", "nr", "nummer", "ticket", "key"],
        [VoiceField.Context] = ["context", "situation", "lage", "frage", "question", "anlass", "notiz"],
        [VoiceField.Place] = ["place", "ort", "standort", "werk", "location"],
        [VoiceField.Language] = ["language", "sprache", "lang"],
        [VoiceField.Link] = ["link", "url", "adresse"],
    };

    /// <summary>Names of the enumeration as in addresses and forms: <c>quote=Kommentar</c>.</summary>
    public static string NameOf(VoiceField field) => field.ToString().ToLowerInvariant();

    /// <summary>What the names of the columns suggest.</summary>
    public static VoiceMapping Guess(IReadOnlyList<string> columns)
    {
        var found = new Dictionary<VoiceField, string>();
        foreach (var (field, names) in Usual)
        {
            var column = names.Select(name => columns.FirstOrDefault(c => string.Equals(c.Trim(), name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(c => c is not null);
            if (column is not null && !found.ContainsValue(column)) found[field] = column;
        }

        return new VoiceMapping(found);
    }

    /// <summary>What somebody chose, as far as the file has such columns.</summary>
    public static VoiceMapping Of(Func<string, string?> chosen, IReadOnlyList<string> columns) => new(
        Enum.GetValues<VoiceField>().Select(field => (field, Column: chosen(NameOf(field)))).Where(c => c.Column is { Length: > 0 } && columns.Contains(c.Column))
            .ToDictionary(c => c.field, c => c.Column!));

    public string? this[VoiceField field] => Columns.GetValueOrDefault(field);
}
