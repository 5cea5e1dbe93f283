namespace Herberge.Spaces.Kinds.Knowledge;

public enum Change
{
    Same,
    Removed,
    Added,
}

public sealed record DiffPart(Change Change, string Text);

/// <summary>
/// What changed from one text to another, word by word (E. W. Myers, “An O(ND) difference algorithm and its variations”,
/// Algorithmica 1, 1986). Texts too different for that are compared line by line, and as wholes if even that is too much:
/// time and memory grow with the square of the number of changes, so that number is bounded.
/// </summary>
public static class TextDiff
{
    private const int MostChanges = 800;

    public static IReadOnlyList<DiffPart> Between(string before, string after) =>
        Compare(Words(before), Words(after)) ?? Compare(Lines(before), Lines(after)) ?? Whole(before, after);

    private static List<DiffPart> Whole(string before, string after) =>
        [.. new[] { new DiffPart(Change.Removed, before), new DiffPart(Change.Added, after) }.Where(p => p.Text.Length > 0)];

    /// <summary>Null when there is more to change than is allowed.</summary>
    private static List<DiffPart>? Compare(List<string> a, List<string> b)
    {
        var (n, m) = (a.Count, b.Count);
        var most = Math.Min(n + m, MostChanges);
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            trace.Add([.. reach]);
            for (var k = -d; k <= d; k += 2)
            {
                var at = k + most + 1;
                var x = k == -d || (k != d && reach[at - 1] < reach[at + 1]) ? reach[at + 1] : reach[at - 1] + 1;
                while (x < n && x - k < m && x - k >= 0 && a[x] == b[x - k]) x++;
                reach[at] = x;
                if (x >= n && x - k >= m) return Back(a, b, trace, most);
            }
        }

        return null;
    }

    private static List<DiffPart> Back(List<string> a, List<string> b, List<int[]> trace, int most)
    {
        var steps = new List<(Change Change, string Text)>();
        var (x, y) = (a.Count, b.Count);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var reach = trace[d];
            var k = x - y;
            var at = k + most + 1;
            var from = k == -d || (k != d && reach[at - 1] < reach[at + 1]) ? k + 1 : k - 1;
            var (px, py) = d == 0 ? (0, 0) : (reach[from + most + 1], reach[from + most + 1] - from);
            while (x > px && y > py)
            {
                steps.Add((Change.Same, a[--x]));
                y--;
            }

            if (d == 0) break;
            if (x == px) steps.Add((Change.Added, b[--y]));
            else steps.Add((Change.Removed, a[--x]));
        }

        steps.Reverse();
        return Join(steps);
    }

    private static List<DiffPart> Join(List<(Change Change, string Text)> steps)
    {
        var parts = new List<DiffPart>();
        foreach (var (change, text) in steps)
        {
            if (parts.Count > 0 && parts[^1].Change == change) parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
            else parts.Add(new DiffPart(change, text));
        }

        return parts;
    }

    /// <summary>Words with the space behind them; a line's end stands for itself.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not (' ' or '\n')) continue;
            if (text[i] == '\n' && i > start) words.Add(text[start..i]);
            words.Add(text[i] == '\n' ? "\n" : text[start..(i + 1)]);
            start = i + 1;
        }

        if (start < text.Length) words.Add(text[start..]);
        return words;
    }

    private static List<string> Lines(string text)
    {
        var lines = text.Split('\n');
        return [.. lines.Select((line, i) => i < lines.Length - 1 ? line + "\n" : line).Where(line => line.Length > 0)];
    }
}
