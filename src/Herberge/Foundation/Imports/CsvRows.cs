using System.Text;

namespace Herberge.Foundation.Imports;

/// <summary>
/// A CSV file row by row (RFC 4180): UTF-8 with or without byte order mark; comma, semicolon or tab, found in the
/// header; columns in any order, their names in any case. Holds one row at a time.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    private const int LongestField = 100_000;

    private readonly StreamReader _reader;
    private readonly string _file;
    private readonly List<string> _fields = [];
    private readonly StringBuilder _field = new();
    private readonly List<string> _header = [];
    private char _separator = ',';
    private long _nextLine = 1;

    public CsvRows(Stream content, string file, IReadOnlyList<string> required)
    {
        _file = file;
        _reader = new StreamReader(content, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
        ReadHeader(required);
    }

    public IReadOnlyList<string> Header => _header;

    /// <summary>Line the current row starts on.</summary>
    public long Line { get; private set; }

    /// <summary>The current row's field in this column, without surrounding blanks; empty when the file has no such column.</summary>
    public string this[string column]
    {
        get
        {
            var index = _header.IndexOf(column);
            return index < 0 ? "" : _fields[index].Trim();
        }
    }

    /// <summary>Goes to the next row that isn't blank; false at the end.</summary>
    /// <exception cref="WrongImportFileException">The row has too few or too many fields, or broken quotes.</exception>
    public bool Read()
    {
        while (ReadRecord())
        {
            if (_fields.Count == _header.Count) return true;
            if (_fields.Count > 1 || _fields[0].Trim().Length > 0) throw Wrong(null, "csv-field-count", _fields.Count, _header.Count);
        }

        return false;
    }

    public ImportFault Fault(string? column, string code, params object[] arguments) => new(_file, Line, column, code, arguments);

    public void Dispose() => _reader.Dispose();

    private WrongImportFileException Wrong(string? column, string code, params object[] arguments) => new(Fault(column, code, arguments));

    private void ReadHeader(IReadOnlyList<string> required)
    {
        // The separator is the one of the three that the first line has most of: read it as one field first.
        _separator = '\0';
        if (!ReadRecord() || _fields[0].Trim().Length == 0) throw new WrongImportFileException(new ImportFault(_file, null, null, "csv-empty"));
        var first = _fields[0];
        _separator = ",;\t".MaxBy(s => first.Count(c => c == s));
        _header.AddRange(first.Split(_separator).Select(name => name.Trim().Trim('"').Trim().ToLowerInvariant()));
        var missing = required.FirstOrDefault(name => !_header.Contains(name));
        if (missing is not null) throw Wrong(missing, "csv-column-missing", string.Join(", ", _header));
        var twice = _header.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null) throw Wrong(twice.Key, "csv-column-twice");
    }

    private bool ReadRecord()
    {
        _fields.Clear();
        _field.Clear();
        Line = _nextLine;
        try
        {
            return ReadFields();
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(null, "csv-not-utf8");
        }
    }

    private bool ReadFields()
    {
        if (_reader.Peek() < 0) return false;
        var header = _separator == '\0';
        var quoted = false;
        while (true)
        {
            var next = _reader.Read();
            if (next < 0)
            {
                if (quoted) throw Wrong(null, "csv-quote-open");
                EndField();
                return true;
            }

            var c = (char)next;
            if (c == '\n') _nextLine++;
            if (quoted)
            {
                if (c != '"') Append(c);
                else if (_reader.Peek() == '"') Append((char)_reader.Read());
                else quoted = false;
            }
            else if (c == '"' && !header && _field.Length == 0) quoted = true;
            else if (c == _separator) EndField();
            else if (c == '\n')
            {
                EndField();
                return true;
            }
            else if (c == '\r')
            {
                if (_reader.Peek() == '\n') continue;
                _nextLine++;
                EndField();
                return true;
            }
            else Append(c);
        }
    }

    private void Append(char c)
    {
        if (_field.Length >= LongestField) throw Wrong(null, "csv-field-long", LongestField);
        _field.Append(c);
    }

    private void EndField()
    {
        _fields.Add(_field.ToString());
        _field.Clear();
    }
}
