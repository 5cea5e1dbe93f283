using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Herberge.Foundation.Csv;

/// <summary>
/// A CSV file row by row: UTF-8 with or without byte order mark, separated by comma, semicolon or tab (found in the header),
/// quoted after RFC 4180, columns in any order and their names in any case. The first fault ends it, and nothing is kept in
/// memory; <see cref="CsvTable"/> reads on and keeps everything.
/// </summary>
internal sealed class StrictCsv : IDisposable
{
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly CsvReader _reader;
    private readonly string[] _header;
    private readonly char[][] _fields;

    private StrictCsv(string name, CsvReader reader, string[] header, char separator)
    {
        (Name, _reader, _header, Separator) = (name, reader, header, separator);
        _fields = [.. header.Select(_ => new char[64])];
    }

    /// <summary>The file's name without its folder, as messages say it.</summary>
    public string Name { get; }

    public char Separator { get; }

    public IReadOnlyList<string> Header => _header;

    /// <exception cref="WrongFileException">The file is not there or its header is not as it must be.</exception>
    public static StrictCsv Open(string path, IReadOnlyList<string> required)
    {
        var name = Path.GetFileName(path);
        CsvReader? reader = null;
        try
        {
            var separator = SeparatorOf(path);
            reader = CsvReader.FromFile(path, new CsvReaderOptions
            {
                Separator = separator,
                TrackLineNumbers = true,
                TrimWhitespace = true,
                MalformedData = CsvMalformedDataHandling.Throw,
                BufferSize = 1 << 18,
            });
            reader.ReadHeader();
            var table = new StrictCsv(name, reader, [.. reader.Headers.Select(column => column.Trim())], separator);
            table.Check(required);
            return table;
        }
        catch (CsvFormatException)
        {
            reader?.Dispose();
            throw new WrongFileException($"{name}, line 1: a quote is not closed, or has text after it");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reader?.Dispose();
            throw new WrongFileException(File.Exists(path) ? $"{path} can't be read" : $"{path} does not exist");
        }
        catch
        {
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>Where a column stands, or −1.</summary>
    public int Find(string column) => Array.FindIndex(_header, name => name.Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    public bool Read()
    {
        try
        {
            while (_reader.Read())
            {
                if (_reader.FieldCount == _header.Length)
                    return true;
                if (_reader.FieldCount > 1 || !_reader.IsEmpty(0))
                    throw new WrongFileException(
                        $"{Name}, line {_reader.LineNumber}: {_reader.FieldCount} fields, but the header names {_header.Length} columns");
            }

            return false;
        }
        catch (CsvFormatException error)
        {
            throw new WrongFileException($"{Name}, line {error.LineNumber}: a quote is not closed, or has text after it");
        }
    }

    /// <summary>A field of the current row, good until the same column is asked for again.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            var bytes = _reader.GetSpan(column);
            if (_fields[column].Length < bytes.Length)
                _fields[column] = new char[2 * bytes.Length];
            if (Utf8.ToUtf16(bytes, _fields[column], out _, out var length, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
                throw Wrong(column, "not UTF-8, save the file as \"CSV UTF-8\"");
            return _fields[column].AsSpan(0, length);
        }
    }

    public WrongFileException Wrong(int column, string problem) =>
        new($"{Name}, line {_reader.LineNumber}, column \"{_header[column]}\": {problem}");

    public void Dispose() => _reader.Dispose();

    private void Check(IReadOnlyList<string> required)
    {
        if (_header.All(column => column.Length == 0))
            throw new WrongFileException($"{Name} is empty: its first line names the columns ({string.Join(", ", required)})");
        foreach (var column in required)
            if (Find(column) < 0)
                throw new WrongFileException($"{Name}, line 1: column \"{column}\" is missing, found are {string.Join(", ", _header)}");
        var twice = _header.Where(column => column != "").GroupBy(column => column, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new WrongFileException($"{Name}, line 1: column \"{twice.Key}\" is there {twice.Count()} times");
    }

    private static char SeparatorOf(string path)
    {
        using var first = new StreamReader(path, Encoding.UTF8);
        var quoted = false;
        var counts = new int[Separators.Length];
        while (first.Read() is var next and >= 0 && (quoted || next is not ('\n' or '\r')))
        {
            if (next == '"')
                quoted = !quoted;
            else if (!quoted && Array.IndexOf(Separators, (char)next) is var at and >= 0)
                counts[at]++;
        }

        return Separators[Array.IndexOf(counts, counts.Max())];
    }
}
