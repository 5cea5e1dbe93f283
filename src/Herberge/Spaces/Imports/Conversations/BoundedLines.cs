using System.Text;
using Herberge.Foundation.Imports;

namespace Herberge.Spaces.Imports.Conversations;

/// <summary>
/// The lines of a large text one after the other. What it unpacks to is counted, whatever an archive promises, and a line that never
/// ends is refused before it fills the memory.
/// </summary>
internal sealed class BoundedLines(Stream content, string file, long mostBytes) : IDisposable
{
    private const int LongestLine = 32 << 20;

    private readonly StreamReader _reader = new(new CountedStream(content, mostBytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    private readonly char[] _buffer = new char[1 << 15];
    private int _at;
    private int _filled;

    /// <summary>Number of the line read last, from 1.</summary>
    public long Number { get; private set; }

    /// <returns>Null at the end.</returns>
    /// <exception cref="WrongImportFileException">Not UTF-8, broken off, too large.</exception>
    public string? Next()
    {
        StringBuilder? gathered = null;
        Number++;
        try
        {
            while (true)
            {
                if (_at == _filled)
                {
                    (_at, _filled) = (0, _reader.Read(_buffer, 0, _buffer.Length));
                    if (_filled == 0) return gathered?.ToString();
                }

                var end = Array.IndexOf(_buffer, '\n', _at, _filled - _at);
                var stop = end < 0 ? _filled : end;
                if (end >= 0 && gathered is null)
                {
                    var whole = new string(_buffer, _at, stop - _at);
                    _at = end + 1;
                    return whole;
                }

                gathered ??= new StringBuilder();
                gathered.Append(_buffer, _at, stop - _at);
                if (gathered.Length > LongestLine) throw Wrong("lines-too-long");
                _at = end < 0 ? _filled : end + 1;
                if (end >= 0) return gathered.ToString();
            }
        }
        catch (DecoderFallbackException)
        {
            throw Wrong("csv-not-utf8");
        }
        catch (InvalidDataException)
        {
            throw Wrong("zip-entry-broken");
        }
    }

    public WrongImportFileException Wrong(string code, params object[] arguments) => new(new ImportFault(file, Number, null, code, arguments));

    public void Dispose() => _reader.Dispose();
}
