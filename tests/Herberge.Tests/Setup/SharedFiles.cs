namespace Herberge.Tests.Setup;

/// <summary>
/// Files beside the project's root (<c>../shared/data</c>), or where HERBERGE_SHARED_DATA says. They are optional: tests that
/// need them are skipped visibly where they are absent.
/// </summary>
internal static class SharedFiles
{
    public static string PathOf(params string[] parts)
    {
        var path = Path.Combine([Folder(), .. parts]);
        if (!File.Exists(path)) Assert.Skip($"{string.Join('/', parts)} is not beside the project (../shared/data).");
        return path;
    }

    private static string Folder()
    {
        if (Environment.GetEnvironmentVariable("HERBERGE_SHARED_DATA") is { Length: > 0 } given) return given;
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Herberge.slnx"))) return Path.Combine(at.Parent?.FullName ?? "/", "shared", "data");
        return "";
    }
}
