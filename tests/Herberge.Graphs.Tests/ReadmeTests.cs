namespace Herberge.Graphs.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "src", "Herberge.Graphs", "README.md"));
        var code = File.ReadAllText(Path.Combine(Root(), "tests", "Herberge.Graphs.Tests", "ReadmeExample.cs"));
        var shown = Between(readme, "```csharp\n", "```");
        var compiled = Between(code, "// README begins\n", "        // README ends");
        Assert.Equal(shown, string.Join('\n', compiled.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line)));
    }

    [Fact]
    public void The_example_gives_what_it_says()
    {
        var (openness, error, z, fragile, nested, found, partner) = ReadmeExample.Run();

        // One of eight across; nine tie ends of sixteen in Produktion.
        Close.To(1.0 / 8 / (2 * 9.0 / 16 * 7 / 16), openness);
        Assert.Equal(0.254, openness, 5e-4);
        Assert.NotNull(error);
        Assert.NotNull(z);
        Assert.Equal(1, fragile);
        Close.To(nested.Whole.Value!.Value, nested.Nodes.Sum(node => node.Openness.Value!.Value * node.Share.Value!.Value));
        Assert.Equal(2, found.Count);
        Assert.Equal([1, 0, 3, 2], partner);
    }

    private static string Between(string text, string begin, string end)
    {
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Herberge.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
