using System.Globalization;
using System.Text;

namespace Herberge.Demo;

/// <summary>
/// A text with alternatives and gaps: <c>[a|b]</c> picks one, <c>{noun.dem}</c> inflects a noun chosen once per
/// conversation, <c>{3..12}</c> is a number, <c>{x:3..12}</c> a number that stays the same as <c>{x}</c>.
/// <c>~</c> takes the next letter literally, <c>\n</c> is a new line.
/// </summary>
internal sealed class Phrase
{
    private readonly Node[] nodes;

    private Phrase(Node[] nodes) => this.nodes = nodes;

    public static Phrase Parse(string text)
    {
        var position = 0;
        return new Phrase(ParseSequence(text, ref position, nested: false));
    }

    public string Say(Scene scene)
    {
        var text = new StringBuilder();
        Say(scene, text);
        return text.ToString();
    }

    public void Say(Scene scene, StringBuilder text)
    {
        foreach (var node in nodes)
        {
            switch (node)
            {
                case Literal literal:
                    text.Append(literal.Text);
                    break;
                case Choice choice:
                    scene.Dice.Pick(choice.Options).Say(scene, text);
                    break;
                case Gap gap:
                    text.Append(scene.Fill(gap.Name, gap.Form));
                    break;
                case Number number:
                    text.Append(scene.Count(number.Name, number.Low, number.High, number.Digits));
                    break;
            }
        }
    }

    private static Node[] ParseSequence(string text, ref int position, bool nested)
    {
        var nodes = new List<Node>();
        var literal = new StringBuilder();
        void Flush()
        {
            if (literal.Length == 0)
                return;
            nodes.Add(new Literal(literal.ToString()));
            literal.Clear();
        }

        while (position < text.Length)
        {
            var letter = text[position];
            if (nested && letter is '|' or ']' && nested)
                break;
            position++;
            switch (letter)
            {
                case '~':
                    literal.Append(text[position++]);
                    break;
                case '\\' when position < text.Length && text[position] == 'n':
                    literal.Append('\n');
                    position++;
                    break;
                case '[':
                    Flush();
                    nodes.Add(ParseChoice(text, ref position));
                    break;
                case '{':
                    Flush();
                    var end = text.IndexOf('}', position);
                    if (end < 0)
                        throw new FormatException($"Gap without end in: {text}");
                    nodes.Add(ParseGap(text[position..end]));
                    position = end + 1;
                    break;
                default:
                    literal.Append(letter);
                    break;
            }
        }

        Flush();
        return [.. nodes];
    }

    private static Choice ParseChoice(string text, ref int position)
    {
        var options = new List<Phrase>();
        while (true)
        {
            options.Add(new Phrase(ParseSequence(text, ref position, nested: true)));
            if (position >= text.Length)
                throw new FormatException($"Choice without end in: {text}");
            if (text[position++] == ']')
                return new Choice([.. options]);
        }
    }

    private static Node ParseGap(string inside)
    {
        var colon = inside.IndexOf(':', StringComparison.Ordinal);
        var range = inside[(colon + 1)..];
        var dots = range.IndexOf("..", StringComparison.Ordinal);
        if (dots > 0)
        {
            var comma = range.IndexOf(',', StringComparison.Ordinal);
            var digits = comma < 0 ? 0 : dots - comma - 1;
            return new Number(
                colon < 0 ? null : inside[..colon], Value(range[..dots]), Value(range[(dots + 2)..]), digits);
        }

        var point = inside.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? new Gap(inside, "") : new Gap(inside[..point], inside[(point + 1)..]);
    }

    private static double Value(string text) =>
        double.Parse(text.Replace(',', '.'), CultureInfo.InvariantCulture);

    private abstract record Node;

    private sealed record Literal(string Text) : Node;

    private sealed record Choice(Phrase[] Options) : Node;

    private sealed record Gap(string Name, string Form) : Node;

    private sealed record Number(string? Name, double Low, double High, int Digits) : Node;
}
