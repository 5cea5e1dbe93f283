namespace Herberge.Foundation.Imports;

/// <summary>Collects the figures of an <see cref="ImportReport"/> while the import runs.</summary>
public sealed class ImportTally
{
    public const int MostFaults = 20;
    private const int MostSamples = 10;

    private readonly Dictionary<string, long> _counts = [];
    private readonly List<string> _order = [];
    private readonly Dictionary<string, long> _skipped = [];
    private readonly List<ImportSample> _samples = [];
    private readonly List<ImportFault> _faults = [];

    public bool HasFaults => _faults.Count > 0;

    public bool IsFull => _faults.Count >= MostFaults;

    public void Count(string code, long number = 1)
    {
        if (!_counts.TryAdd(code, number)) _counts[code] += number;
        else _order.Add(code);
    }

    public void Skip(string code, long number = 1) => _skipped[code] = _skipped.GetValueOrDefault(code) + number;

    public void Sample(string code, string where, string what)
    {
        if (_samples.Count(s => s.Code == code) < MostSamples) _samples.Add(new ImportSample(code, where, what));
    }

    public void Fault(ImportFault fault) => _faults.Add(fault);

    public ImportReport Report(bool isDryRun, bool isCancelled = false) => new(
        [.. _order.Select(code => new ImportCount(code, _counts[code]))],
        [.. _skipped.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => new ImportCount(s.Key, s.Value))],
        [.. _samples], [.. _faults], isDryRun, isCancelled);
}
