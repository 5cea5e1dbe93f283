namespace Herberge.Foundation.Imports;

/// <param name="Code">Key of the words for it in <see cref="ImportWords"/>.</param>
public sealed record ImportCount(string Code, long Number);

/// <summary>What an import did, or would do.</summary>
/// <param name="Counts">What came in, in the order it is told.</param>
/// <param name="Skipped">What stayed out, by reason, the most first.</param>
/// <param name="Samples">The first few of what did not match: where it stands and what it says.</param>
/// <param name="Faults">What is wrong with the file; nothing was written when there is one.</param>
public sealed record ImportReport(
    IReadOnlyList<ImportCount> Counts, IReadOnlyList<ImportCount> Skipped, IReadOnlyList<ImportSample> Samples,
    IReadOnlyList<ImportFault> Faults, bool IsDryRun, bool IsCancelled)
{
    public bool Succeeded => Faults.Count == 0;

    public long this[string code] => Counts.Concat(Skipped).FirstOrDefault(c => c.Code == code)?.Number ?? 0;
}

/// <param name="Code">Which list it belongs to: the same code as the count it explains.</param>
public sealed record ImportSample(string Code, string Where, string What);

/// <summary>How far a running import is.</summary>
/// <param name="Total">0 while unknown.</param>
public sealed record ImportProgress(string Phase, long Done, long Total);
