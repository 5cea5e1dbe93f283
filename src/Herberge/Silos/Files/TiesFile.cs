using System.Globalization;
using Herberge.Foundation.Csv;
using Herberge.Graphs;

namespace Herberge.Silos.Files;

/// <summary>Reads <c>ties.csv</c> row by row and keeps of each row only numbers.</summary>
internal sealed class TiesFile
{
    private const int RowsBetweenProgress = 1_000_000;

    private static readonly string[] Known = ["from", "to", "at", "kind", "weight", "space"];

    private static readonly NumberFormatInfo DecimalComma = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };

    private readonly StrictCsv _table;
    private readonly PeopleFile _people;
    private readonly int[] _placed;
    private readonly SilosFilesRequest _request;
    private readonly TieRows _rows = new();
    private readonly int _from;
    private readonly int _to;
    private readonly int _at;
    private readonly int _weight;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _numbers;

    private TiesFile(StrictCsv table, PeopleFile people, int[] placed, SilosFilesRequest request)
    {
        (_table, _people, _placed, _request) = (table, people, placed, request);
        _numbers = people.Numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        (_from, _to, _at, _weight) = (table.Find("from"), table.Find("to"), table.Find("at"), table.Find("weight"));
        if (_weight < 0 && request.Weight == TieWeight.Sum)
            throw new WrongFileException($"{table.Name}, line 1: column \"weight\" is missing, --weight sum needs it");
        if (_at < 0 && request.HasWindow)
            throw new WrongFileException($"{table.Name}, line 1: column \"at\" is missing, --from and --to need it");
        _rows.HasTimes = _at >= 0;
        _rows.ExtraColumns = [.. table.Header.Where(column => !Known.Contains(column, StringComparer.OrdinalIgnoreCase))];
    }

    /// <param name="people">Everybody.</param>
    /// <param name="placed">For each of them their number among those who have a unit, or −1.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="progress">Told the rows read so far, now and then.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="WrongFileException">The file is not as it must be.</exception>
    public static TieRows Read(
        PeopleFile people, int[] placed, SilosFilesRequest request, IProgress<long>? progress, CancellationToken ct)
    {
        using var table = StrictCsv.Open(request.Ties, ["from", "to"]);
        var file = new TiesFile(table, people, placed, request);
        for (var count = 1L; table.Read(); count++)
        {
            file.Take();
            if (count % 4096 == 0)
                ct.ThrowIfCancellationRequested();
            if (count % RowsBetweenProgress == 0)
                progress?.Report(count);
        }

        return file._rows;
    }

    private void Take()
    {
        var (from, to) = (Person(_from), Person(_to));
        var at = At();
        var weight = Weight();
        if (from == to)
        {
            _rows.SelfTies++;
            return;
        }

        if (_placed[from] < 0 || _placed[to] < 0)
        {
            _rows.WithoutUnit++;
            return;
        }

        if (_request.HasWindow && at == long.MinValue)
        {
            _rows.WithoutTime++;
            return;
        }

        if (!_request.IsInWindow(at))
            return;
        _rows.From.Add(_placed[from]);
        _rows.To.Add(_placed[to]);
        if (_at >= 0)
            _rows.At.Add(at);
        if (_request.Weight == TieWeight.Sum)
            _rows.Weights.Add(weight);
    }

    private int Person(int column)
    {
        var id = _table[column];
        if (id.Length == 0)
            throw _table.Wrong(column, "an id is missing");
        return _numbers.TryGetValue(id, out var person)
            ? person
            : throw _table.Wrong(column, $"\"{id}\" is not in {_people.Name}");
    }

    private long At()
    {
        if (_at < 0)
            return long.MinValue;
        var text = _table[_at];
        if (text.Length == 0)
            return long.MinValue;
        return FileInstant.TryParse(text, out var ticks, out _)
            ? ticks
            : throw _table.Wrong(_at, $"\"{text}\" is neither ISO 8601 (2026-03-01T08:30:00Z) nor a whole number of seconds");
    }

    private double Weight()
    {
        if (_weight < 0)
            return 1;
        var text = _table[_weight];
        if (text.Length == 0)
            return _request.Weight == TieWeight.Sum ? throw _table.Wrong(_weight, "a weight is missing, --weight sum needs it") : 1;
        return double.TryParse(text, NumberStyles.Float, Numbers, out var weight) && weight > 0 && double.IsFinite(weight)
            ? weight
            : throw _table.Wrong(_weight, $"\"{text}\" is not a number over 0");
    }

    // Where a comma does not separate fields it is a decimal comma, if there is no point.
    private NumberFormatInfo Numbers => _table.Separator != ',' && _table[_weight].Contains(',') ? DecimalComma : NumberFormatInfo.InvariantInfo;
}
