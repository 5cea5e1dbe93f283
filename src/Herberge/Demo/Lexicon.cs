namespace Herberge.Demo;

/// <summary>The named word lists of <c>Texts/words.txt</c>.</summary>
internal sealed class Lexicon
{
    private readonly Dictionary<string, List<Noun>> lists = [];

    public IReadOnlyList<Noun> this[string name] =>
        lists.TryGetValue(name, out var list) ? list : throw new FormatException($"No word list {name}");

    public bool Has(string name) => lists.ContainsKey(name);

    public static Lexicon Read(IEnumerable<string> lines)
    {
        var lexicon = new Lexicon();
        var current = new List<Noun>();
        foreach (var line in lines)
        {
            if (line.StartsWith('@'))
            {
                current = [];
                lexicon.lists.Add(line[1..].Trim(), current);
            }
            else if (line.Length > 0 && !line.StartsWith('#'))
            {
                current.AddRange(line.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Noun.Parse));
            }
        }

        return lexicon;
    }
}
