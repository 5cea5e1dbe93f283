using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Herberge.Foundation.Portability;

/// <summary>Writes one file of the archive and remembers what the manifest says about it. A little of it is in memory at a time.</summary>
internal sealed class EntryWriter : IAsyncDisposable
{
    private const int PassedOnAt = 64 * 1024;
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _waiting = new(PassedOnAt + 4096);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stream _stream;
    private readonly string _path;
    private readonly Utf8JsonWriter _json;
    private long _rows;
    private long _bytes;

    public EntryWriter(Stream stream, string path)
    {
        (_stream, _path) = (stream, path);
        _json = new Utf8JsonWriter(_waiting, Readable);
    }

    public static EntryWriter In(ZipArchive archive, string path) => new(archive.CreateEntry(path, CompressionLevel.Optimal).Open(), path);

    /// <summary>One line.</summary>
    public async ValueTask LineAsync(Action<Utf8JsonWriter> write, CancellationToken ct)
    {
        _json.Reset();
        _json.WriteStartObject();
        write(_json);
        _json.WriteEndObject();
        _json.Flush();
        _waiting.Write("\n"u8);
        _rows++;
        if (_waiting.WrittenCount >= PassedOnAt) await PassOnAsync(ct);
    }

    public async Task AllAsync(ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        _waiting.Write(content.Span);
        await PassOnAsync(ct);
    }

    public async Task<ManifestFile> EndAsync(CancellationToken ct)
    {
        await PassOnAsync(ct);
        return new ManifestFile(_path, _rows, _bytes, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }

    public async ValueTask DisposeAsync()
    {
        await _json.DisposeAsync();
        await _stream.DisposeAsync();
        _hash.Dispose();
    }

    private async Task PassOnAsync(CancellationToken ct)
    {
        _hash.AppendData(_waiting.WrittenSpan);
        _bytes += _waiting.WrittenCount;
        await _stream.WriteAsync(_waiting.WrittenMemory, ct);
        _waiting.ResetWrittenCount();
    }
}
