using System.Reflection;

namespace Herberge.Demo;

/// <summary>The texts of <c>Texts/*.txt</c>: word lists, general turns of conversation, and topics by domain.</summary>
internal sealed class TopicLibrary
{
    private readonly Dictionary<string, List<Topic>> topics = [];
    private readonly Dictionary<string, List<Phrase>> remarks = [];
    private readonly Dictionary<string, List<Phrase>> turns = [];

    public Lexicon Words { get; private init; } = new();

    public IReadOnlyDictionary<string, List<Topic>> Topics => topics;

    /// <summary>Remarks that fit any conversation of a domain.</summary>
    public IReadOnlyList<Phrase> Remarks(string domain) => remarks.TryGetValue(domain, out var list) ? list : [];

    /// <summary>General turns: greetings, thanks, agreement …</summary>
    public IReadOnlyList<Phrase> Turns(string name) =>
        turns.TryGetValue(name, out var list) ? list : throw new FormatException($"No turns {name}");

    public static TopicLibrary Load()
    {
        var assembly = typeof(TopicLibrary).Assembly;
        var library = new TopicLibrary { Words = Lexicon.Read(Lines(assembly, "words.txt")) };
        library.ReadTurns(Lines(assembly, "turns.txt"));
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            const string Marker = ".Demo.Texts.topics-";
            var at = name.IndexOf(Marker, StringComparison.Ordinal);
            if (at >= 0)
                library.ReadTopics(name[(at + Marker.Length)..^4], Lines(assembly, name[(at + ".Demo.Texts.".Length)..]));
        }

        return library;
    }

    public static IEnumerable<string> Lines(Assembly assembly, string file)
    {
        using var stream = assembly.GetManifestResourceStream($"Herberge.Demo.Texts.{file}")
            ?? throw new InvalidOperationException($"Text resource {file} is missing");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private void ReadTurns(IEnumerable<string> lines)
    {
        var current = new List<Phrase>();
        foreach (var line in lines)
        {
            if (line.StartsWith('@'))
                turns.Add(line[1..].Trim(), current = []);
            else if (line.Length > 0 && !line.StartsWith('#'))
                current.Add(Phrase.Parse(line));
        }
    }

    private void ReadTopics(string domain, IEnumerable<string> lines)
    {
        var list = new List<Topic>();
        var general = new List<Phrase>();
        Topic? topic = null;
        foreach (var line in lines)
        {
            if (line.Length < 2 || line[0] == '#')
                continue;
            if (line.StartsWith("==", StringComparison.Ordinal))
            {
                var kind = line[2] switch
                {
                    '?' => TopicKind.Question,
                    '*' => TopicKind.Collection,
                    '!' => TopicKind.Announcement,
                    _ => TopicKind.Discussion,
                };
                list.Add(topic = new Topic(domain, line[3..].Trim(), kind));
                continue;
            }

            var text = line[2..];
            if (line[0] == 'G')
                general.Add(Phrase.Parse(text));
            else
                Add(topic ?? throw new FormatException($"{domain}: text before the first topic"), line[0], text);
        }

        topics.Add(domain, list);
        remarks.Add(domain, general);
    }

    private static void Add(Topic topic, char mark, string text)
    {
        switch (mark)
        {
            case 'T': topic.Titles.Add(Phrase.Parse(text)); break;
            case 'P': topic.Situations.Add(Phrase.Parse(text)); break;
            case 'Q': topic.Questions.Add(Phrase.Parse(text)); break;
            case 'A': topic.Answers.Add(Phrase.Parse(text)); break;
            case 'X': topic.Experiences.Add(Phrase.Parse(text)); break;
            case 'C': topic.Objections.Add(Phrase.Parse(text)); break;
            case 'O': topic.Outcomes.Add(Phrase.Parse(text)); break;
            case 'I': topic.Items.Add(Phrase.Parse(text)); break;
            case 'F':
                var arrow = text.Split(" => ");
                if (arrow.Length != 2)
                    throw new FormatException($"{topic.Domain}/{topic.Key}: follow-up without reply: {text}");
                topic.FollowUps.Add(new FollowUp(Phrase.Parse(arrow[0]), Phrase.Parse(arrow[1])));
                break;
            case '$':
                var equals = text.IndexOf('=', StringComparison.Ordinal);
                topic.Words.Add(
                    text[..equals].Trim(),
                    [.. text[(equals + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Noun.Parse)]);
                break;
            default:
                throw new FormatException($"{topic.Domain}/{topic.Key}: unknown mark {mark}");
        }
    }
}
