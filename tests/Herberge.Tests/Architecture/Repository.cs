namespace Herberge.Tests.Architecture;

/// <summary>The working tree the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Application => Path.Combine(Root, "src", "Herberge");

    /// <summary>Source files under src/Herberge with this ending, without build output and the client's packages.</summary>
    public static IEnumerable<string> Files(string ending) =>
        Directory.EnumerateFiles(Application, $"*{ending}", SearchOption.AllDirectories)
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot" or "Migrations"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Herberge.slnx"))) return folder.FullName;
        }

        throw new InvalidOperationException("These tests read the source tree; run them from a checkout.");
    }
}
