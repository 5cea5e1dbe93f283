using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Herberge.Foundation.Portability;

/// <summary>
/// An exported house as a file anybody may have sent. Names in it are compared and never used as paths; nothing is read beyond what
/// the manifest says, and the manifest may not say much more than the file weighs.
/// </summary>
internal sealed class HouseArchive : IAsyncDisposable
{
    private const int LargestManifest = 1024 * 1024;

    /// <summary>Tables of text shrink to a tenth; nothing honest shrinks to a two-hundredth.</summary>
    private const int MostUnfolding = 200;
    private const long SmallEnough = 1024 * 1024;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private HouseArchive(ZipArchive zip) => _zip = zip;

    public HouseManifest Manifest { get; private set; } = null!;

    /// <exception cref="WrongHouseException">It is no exported house, or one that can't be trusted.</exception>
    public static async Task<HouseArchive> OpenAsync(string path, HouseFormat format, CancellationToken ct)
    {
        var name = Path.GetFileName(path);
        ZipArchive zip;
        try
        {
            zip = await ZipFile.OpenReadAsync(path, ct);
        }
        catch (InvalidDataException)
        {
            throw new WrongHouseException(name, null, null, "this is no whole ZIP file. If it was copied or downloaded, it was cut off: fetch it again.");
        }

        var archive = new HouseArchive(zip);
        try
        {
            archive.ListEntries();
            archive.Manifest = await archive.ReadManifestAsync(name, ct);
            archive.CheckNames(format);
            return archive;
        }
        catch (InvalidDataException)
        {
            await archive.DisposeAsync();
            throw new WrongHouseException(name, null, null, "its list of contents is broken. Fetch the file again.");
        }
        catch
        {
            await archive.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the manifest says of a kind; null when this house was exported before there was one.</summary>
    public ManifestFile? Told(string path) => Manifest.Files.FirstOrDefault(f => f.Path == path);

    /// <summary>Reads every listed file once and compares its length and digest.</summary>
    public async Task CheckDigestsAsync(CancellationToken ct)
    {
        foreach (var told in Manifest.Files)
        {
            if (await DigestAsync(told.Path, told.Bytes, null, ct) != told.Sha256) throw Changed(told.Path);
        }
    }

    /// <summary>Bounded by what the manifest says of it.</summary>
    public Stream Open(ManifestFile told) => new BoundedReading(Entry(told.Path).Open(), told.Path, told.Bytes);

    /// <summary>Copies the contents of an uploaded file.</summary>
    public async Task CopyAsync(FileContent content, Stream to, CancellationToken ct)
    {
        var path = HouseFormat.FileOf(content.Id);
        if (await DigestAsync(path, content.Bytes, to, ct) != content.Sha256) throw Changed(path);
    }

    public bool Has(Guid content) => _entries.ContainsKey(HouseFormat.FileOf(content));

    public long ContentsCount => _entries.Keys.LongCount(name => name.StartsWith(HouseFormat.FilesFolder, StringComparison.Ordinal));

    public async ValueTask DisposeAsync() => await _zip.DisposeAsync();

    private async Task<string> DigestAsync(string path, long bytes, Stream? to, CancellationToken ct)
    {
        try
        {
            await using var from = new BoundedReading(Entry(path).Open(), path, bytes);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[64 * 1024];
            long all = 0;
            for (int read; (read = await from.ReadAsync(buffer, ct)) > 0; all += read)
            {
                hash.AppendData(buffer, 0, read);
                if (to is not null) await to.WriteAsync(buffer.AsMemory(0, read), ct);
            }

            if (all != bytes) throw Changed(path);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        catch (InvalidDataException)
        {
            throw Changed(path);
        }
    }

    private static WrongHouseException Changed(string path) =>
        new(path, null, null, "its content is not what the manifest says. The archive was damaged or changed: fetch it again, or export once more.");

    private ZipArchiveEntry Entry(string path) => _entries.TryGetValue(path, out var entry) ? entry : throw new WrongHouseException(path, null, null, "it is missing in the archive. Fetch the archive again, or export once more.");

    private void ListEntries()
    {
        foreach (var entry in _zip.Entries)
        {
            if (!_entries.TryAdd(entry.FullName, entry)) throw new WrongHouseException(Shown(entry.FullName), null, null, "it is in the archive twice. Only an archive as Herberge wrote it can be imported.");
            if (entry.Length > SmallEnough && entry.Length > MostUnfolding * Math.Max(1, entry.CompressedLength))
                throw new WrongHouseException(Shown(entry.FullName), null, null, "it would unfold to more than two hundred times its size, as no exported house does. Do not trust this archive.");
        }
    }

    private async Task<HouseManifest> ReadManifestAsync(string name, CancellationToken ct)
    {
        if (!_entries.TryGetValue(HouseFormat.ManifestFile, out var entry))
            throw new WrongHouseException(name, null, null, $"there is no {HouseFormat.ManifestFile} in it, so this is no exported house. `herberge export` writes one.");
        HouseManifest? manifest;
        try
        {
            await using var stream = new BoundedReading(entry.Open(), HouseFormat.ManifestFile, LargestManifest);
            using var told = await JsonDocument.ParseAsync(stream, default, ct);
            // Asked first: a later version may look quite different.
            if (told.RootElement.ValueKind != JsonValueKind.Object || !told.RootElement.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != HouseFormat.Name)
                throw new WrongHouseException(HouseFormat.ManifestFile, null, "format", $"must be \"{HouseFormat.Name}\". This archive is something else.");
            if (!told.RootElement.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != HouseFormat.Version)
                throw new WrongHouseException(HouseFormat.ManifestFile, null, "version", string.Create(CultureInfo.InvariantCulture, $"this Herberge reads version {HouseFormat.Version} of the format, not {Shown(version.ToString())}. Import it with the Herberge that wrote it, or a newer one."));
            manifest = told.RootElement.Deserialize(HouseJson.Default.HouseManifest);
        }
        catch (JsonException error)
        {
            throw new WrongHouseException(HouseFormat.ManifestFile, error.LineNumber + 1, error.Path, "it can't be read. Only an archive as Herberge wrote it can be imported.");
        }

        if (manifest is null || manifest.Files.Any(f => f is null || f.Bytes < 0)) throw new WrongHouseException(HouseFormat.ManifestFile, null, "files", "it can't be read. Only an archive as Herberge wrote it can be imported.");
        return manifest;
    }

    /// <summary>Everything in the archive is something the format knows, and everything the manifest lists is there.</summary>
    private void CheckNames(HouseFormat format)
    {
        var known = format.Kinds.Select(HouseFormat.FileOf).Append(HouseFormat.ContentsFile).Append(HouseFormat.SchemaFile).ToHashSet(StringComparer.Ordinal);
        foreach (var told in Manifest.Files)
        {
            if (!known.Contains(told.Path)) throw new WrongHouseException(HouseFormat.ManifestFile, null, "files", $"{Shown(told.Path)} is nothing this Herberge knows. Import it with the Herberge that wrote it ({Shown(Manifest.Product)}), or a newer one.");
            Entry(told.Path);
        }

        if (Manifest.Files.Select(f => f.Path).Distinct(StringComparer.Ordinal).Count() != Manifest.Files.Count) throw new WrongHouseException(HouseFormat.ManifestFile, null, "files", "it lists a file twice. Only an archive as Herberge wrote it can be imported.");
        var listed = Manifest.Files.Select(f => f.Path).Append(HouseFormat.ManifestFile).ToHashSet(StringComparer.Ordinal);
        foreach (var name in _entries.Keys)
        {
            if (listed.Contains(name) || (name.StartsWith(HouseFormat.FilesFolder, StringComparison.Ordinal) && Guid.TryParseExact(name[HouseFormat.FilesFolder.Length..], "N", out var id) && name == HouseFormat.FileOf(id))) continue;
            throw new WrongHouseException(Shown(name), null, null, "such a file has no place in an exported house. Do not trust this archive.");
        }
    }

    /// <summary>Names come from strangers and go to a terminal.</summary>
    private static string Shown(string name) => new([.. name.Select(c => char.IsControl(c) ? '?' : c).Take(120)]);
}
