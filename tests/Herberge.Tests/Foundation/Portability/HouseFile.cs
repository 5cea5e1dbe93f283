using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Herberge.Foundation.Portability;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation.Portability;

/// <summary>An exported house in a folder of the test's own, to look into and to tamper with.</summary>
internal sealed class HouseFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("herberge-export-").FullName;

    public string Path => System.IO.Path.Combine(_folder, "house.zip");

    public static async Task<HouseFile> OfAsync(TestHouse house, bool withPasswords = false)
    {
        var file = new HouseFile();
        await house.InScopeAsync(services => services.GetRequiredService<ExportHouse>().HandleAsync(file.Path, withPasswords, null, null, TestContext.Current.CancellationToken));
        return file;
    }

    /// <summary>Takes it into a house that was never opened.</summary>
    public Task<HouseManifest> IntoAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        var told = await services.GetRequiredService<HouseReader>().ReadAsync(Path, null, TestContext.Current.CancellationToken);
        await services.GetRequiredService<Herberge.Foundation.Settings.House>().ReloadAsync(services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>(), TestContext.Current.CancellationToken);
        return told;
    });

    public SortedDictionary<string, string> Texts()
    {
        using var zip = ZipFile.OpenRead(Path);
        return new(zip.Entries.Where(e => !e.FullName.StartsWith("files/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, Read), StringComparer.Ordinal);
    }

    public SortedDictionary<string, string> Contents()
    {
        using var zip = ZipFile.OpenRead(Path);
        return new(zip.Entries.Where(e => e.FullName.StartsWith("files/", StringComparison.Ordinal)).ToDictionary(e => e.FullName, e =>
        {
            using var stream = e.Open();
            return Convert.ToHexString(SHA256.HashData(stream));
        }), StringComparer.Ordinal);
    }

    /// <summary>Changes the text of one file, and makes the manifest agree where <paramref name="honest"/>.</summary>
    public void Change(string path, Func<string, string> change, bool honest = true)
    {
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        var text = change(Read(zip.GetEntry(path)!));
        Replace(zip, path, text);
        if (!honest) return;
        var manifest = JsonNode.Parse(Read(zip.GetEntry("manifest.json")!))!;
        var told = manifest["files"]!.AsArray().Single(f => (string?)f!["path"] == path)!;
        var bytes = Encoding.UTF8.GetBytes(text);
        (told["bytes"], told["rows"], told["sha256"]) = (bytes.Length, text.Count(c => c == '\n'), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Replace(zip, "manifest.json", manifest.ToJsonString());
    }

    public void Add(string path, byte[] content)
    {
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        using var stream = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
        stream.Write(content);
    }

    public void Remove(string path)
    {
        using var zip = ZipFile.Open(Path, ZipArchiveMode.Update);
        zip.GetEntry(path)!.Delete();
    }

    public void CutOff()
    {
        using var file = File.OpenWrite(Path);
        file.SetLength(file.Length * 2 / 3);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Replace(ZipArchive zip, string path, string text)
    {
        zip.GetEntry(path)!.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
