namespace Herberge.Demo;

/// <summary>
/// A German noun with its gender and forms, or a plain word without any. Written as
/// <c>der Antrieb|-s|-e|-n</c>: nominative, genitive, plural, dative plural; <c>-x</c> appends, <c>=</c> repeats; a fifth field <c>w</c>
/// marks weak nouns (den Lieferanten).
/// </summary>
internal sealed record Noun(char Gender, string Nominative, string Genitive, string Plural, string PluralDative, bool Weak)
{
    public static Noun Parse(string text)
    {
        var parts = text.Split('|');
        var gender = parts[0].StartsWith("der ", StringComparison.Ordinal) ? 'm'
            : parts[0].StartsWith("die ", StringComparison.Ordinal) ? 'f'
            : parts[0].StartsWith("das ", StringComparison.Ordinal) ? 'n' : '-';
        if (parts.Length == 1)
            return new Noun('-', text, text, text, text, false);
        if (gender == '-' || parts.Length is < 4 or > 5)
            throw new FormatException($"Not a noun: {text}");
        var nominative = parts[0][4..];
        var genitive = Form(parts[1], nominative);
        var plural = Form(parts[2], nominative);
        return new Noun(gender, nominative, genitive, plural, Form(parts[3], plural), parts.Length == 5);
    }

    public string Say(string form)
    {
        if (form.Length == 0)
            return Nominative;
        var lower = char.ToLowerInvariant(form[0]) + form[1..];
        var said = Inflect(lower);
        return lower == form ? said : char.ToUpperInvariant(said[0]) + said[1..];
    }

    private string Oblique => Weak ? Genitive : Nominative;

    private string Inflect(string form) => form switch
    {
        "der" => $"{By("der", "die", "das")} {Nominative}",
        "den" => $"{By("den", "die", "das")} {Oblique}",
        "dem" => $"{By("dem", "der", "dem")} {Oblique}",
        "des" => $"{By("des", "der", "des")} {Genitive}",
        "ein" => $"{By("ein", "eine", "ein")} {Nominative}",
        "einen" => $"{By("einen", "eine", "ein")} {Oblique}",
        "einem" => $"{By("einem", "einer", "einem")} {Oblique}",
        "eines" => $"{By("eines", "einer", "eines")} {Genitive}",
        "kein" => $"{By("kein", "keine", "kein")} {Nominative}",
        "keinen" => $"{By("keinen", "keine", "kein")} {Oblique}",
        "dieser" => $"{By("dieser", "diese", "dieses")} {Nominative}",
        "diesen" => $"{By("diesen", "diese", "dieses")} {Oblique}",
        "diesem" => $"{By("diesem", "dieser", "diesem")} {Oblique}",
        "unser" => $"{By("unser", "unsere", "unser")} {Nominative}",
        "unseren" => $"{By("unseren", "unsere", "unser")} {Oblique}",
        "unserem" => $"{By("unserem", "unserer", "unserem")} {Oblique}",
        "jeder" => $"{By("jeder", "jede", "jedes")} {Nominative}",
        "jeden" => $"{By("jeden", "jede", "jedes")} {Oblique}",
        "jedem" => $"{By("jedem", "jeder", "jedem")} {Oblique}",
        "welcher" => $"{By("welcher", "welche", "welches")} {Nominative}",
        "welchen" => $"{By("welchen", "welche", "welches")} {Oblique}",
        "zum" => $"{By("zum", "zur", "zum")} {Oblique}",
        "im" => $"{By("im", "in der", "im")} {Oblique}",
        "am" => $"{By("am", "an der", "am")} {Oblique}",
        "vom" => $"{By("vom", "von der", "vom")} {Oblique}",
        "beim" => $"{By("beim", "bei der", "beim")} {Oblique}",
        "er" => By("er", "sie", "es"),
        "ihn" => By("ihn", "sie", "es"),
        "ihm" => By("ihm", "ihr", "ihm"),
        "rel" => By("der", "die", "das"),
        "relA" => By("den", "die", "das"),
        "pl" => Plural,
        "plD" => PluralDative,
        "diePl" => $"die {Plural}",
        "denPl" => $"den {PluralDative}",
        "derPl" => $"der {Plural}",
        "x" => Nominative,
        _ => throw new FormatException($"No form {form} of {Nominative}"),
    };

    private string By(string masculine, string feminine, string neuter)
    {
        if (Gender == '-')
            throw new FormatException($"{Nominative} has no gender");
        return Gender switch { 'm' => masculine, 'f' => feminine, _ => neuter };
    }

    private static string Form(string part, string from) =>
        part == "=" ? from : part.StartsWith('-') ? from + part[1..] : part;
}
