using System.Xml;

namespace Herberge.Voices.Refi;

/// <summary>An XML document that is passed on in pieces while it is being written: the writer fills a small buffer, which goes out asynchronously.</summary>
internal sealed class XmlFlow : IAsyncDisposable
{
    private const int Some = 64 * 1024;

    private readonly MemoryStream _buffer = new();
    private readonly Stream _to;

    public XmlFlow(Stream to, XmlWriterSettings settings) => (_to, Xml) = (to, XmlWriter.Create(_buffer, settings));

    public XmlWriter Xml { get; }

    public async Task PassOnAsync(CancellationToken ct)
    {
        Xml.Flush();
        _buffer.Position = 0;
        await _buffer.CopyToAsync(_to, ct);
        _buffer.SetLength(0);
    }

    /// <summary>Only when enough has come together; the writer keeps a little back itself.</summary>
    public async ValueTask PassOnSomeAsync(CancellationToken ct)
    {
        if (_buffer.Length > Some) await PassOnAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        Xml.Dispose();
        await _buffer.DisposeAsync();
    }
}
