using System.Text;

namespace Herberge.Texts.Tests;

/// <summary>
/// Labelled texts beside the project's root (<c>../shared/data/voices</c>), or where HERBERGE_SHARED_DATA says. They are
/// optional: tests that need them are skipped visibly where they are absent.
/// </summary>
internal static class SharedData
{
    private static readonly Lazy<string?> Folder = new(Find);

    public static List<(string Text, string Label)> Voices(string name)
    {
        if (Folder.Value is null)
            Assert.Skip("The labelled texts are not beside the project (../shared/data).");
        var rows = Rows(File.ReadAllText(Path.Combine(Folder.Value, "voices", name + ".csv")));
        var (text, label) = (rows[0].IndexOf("text"), rows[0].IndexOf("label"));
        return [.. rows.Skip(1).Select(row => (row[text], row[label]))];
    }

    private static List<List<string>> Rows(string csv)
    {
        var (rows, row, field, quoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < csv.Length; at++)
            switch (csv[at])
            {
                case '"' when quoted && at + 1 < csv.Length && csv[at + 1] == '"':
                    field.Append(csv[at++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\n' when !quoted:
                    row.Add(field.ToString().TrimEnd('\r'));
                    field.Clear();
                    if (csv[at] == '\n')
                    {
                        rows.Add(row);
                        row = [];
                    }

                    break;
                default:
                    field.Append(csv[at]);
                    break;
            }

        return rows;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("HERBERGE_SHARED_DATA") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Herberge.slnx")))
            {
                var beside = Path.Combine(at.Parent?.FullName ?? "/", "shared", "data");
                return Directory.Exists(beside) ? beside : null;
            }

        return null;
    }
}
