using Herberge.Foundation.Csv;
using Herberge.Texts;
using Herberge.Voices.Coding;

namespace Herberge.Voices.Refi;

internal enum CodeFate
{
    New,
    Changed,
    Unchanged,
}

/// <param name="Id">Of the code in the house: the file's own, or that of the code of the same name.</param>
/// <param name="Before">What the house has; null for a new one.</param>
/// <param name="ByName">Found by its name, because the house knows no code of the file's GUID.</param>
/// <param name="Lifted">Stands deeper in the file than codes do here, and comes under the topmost one.</param>
internal sealed record PlannedCode(CodeFate Fate, Guid Id, FileCode File, Guid? ParentId, string? Parent, Code? Before, bool ByName, bool Lifted);

internal sealed record CodebookPlan(IReadOnlyList<PlannedCode> Codes, IReadOnlyList<CsvFault> Faults)
{
    public int Count(CodeFate fate) => Codes.Count(code => code.Fate == fate);
}

/// <summary>What a file would make of the codebook. Codes of the house that are not in the file stay as they are.</summary>
internal static class PlanCodebook
{
    public static CodebookPlan Make(CodebookFile file, IReadOnlyList<Code> house)
    {
        if (file.Faults.Count > 0) return new CodebookPlan([], file.Faults);
        var faults = new List<CsvFault>();
        var inUse = house.Where(code => code.RetiredAt is null).ToList();
        var (byId, byName) = (inUse.ToDictionary(code => code.Id), inUse.ToDictionary(code => code.FoldedName, StringComparer.Ordinal));
        var retired = house.Where(code => code.RetiredAt is not null).Select(code => code.Id).ToHashSet();
        var inFile = file.Codes.ToDictionary(code => code.Id);
        var meant = new Dictionary<Guid, Code?>();
        foreach (var code in file.Codes)
        {
            meant[code.Id] = byId.GetValueOrDefault(code.Id) ?? byName.GetValueOrDefault(WordForms.Fold(code.Name));
            if (retired.Contains(code.Id)) faults.Add(new CsvFault(code.Line, code.Name, "refi-retired", code.Name));
        }

        var planned = file.Codes.Select(code => Plan(code, meant, inFile)).ToList();
        faults.AddRange(Names(planned, inUse));
        faults.AddRange(Places(planned, inUse));
        return new CodebookPlan(planned, [.. faults.OrderBy(fault => fault.Line)]);
    }

    private static PlannedCode Plan(FileCode code, Dictionary<Guid, Code?> meant, Dictionary<Guid, FileCode> inFile)
    {
        var top = code.ParentId;
        while (top is { } above && inFile[above].ParentId is { } higher) top = higher;
        var parentId = top is { } id ? meant[id]?.Id ?? id : (Guid?)null;
        var before = meant[code.Id];
        var isSame = before is not null && before.Name == code.Name && Same(before.Definition, code.Definition) && Same(before.Example, code.Example) && before.ParentId == parentId;
        return new PlannedCode(before is null ? CodeFate.New : isSame ? CodeFate.Unchanged : CodeFate.Changed, before?.Id ?? code.Id, code, parentId,
            top is { } parent ? inFile[parent].Name : null, before, before is not null && before.Id != code.Id, code.Depth > 1);
    }

    /// <summary>Forms and files end their lines differently.</summary>
    public static bool Same(string? one, string? other) => one?.ReplaceLineEndings("\n") == other?.ReplaceLineEndings("\n");

    /// <summary>Two codes of one name, in the file or with one of the house that keeps its own.</summary>
    private static IEnumerable<CsvFault> Names(List<PlannedCode> planned, List<Code> inUse)
    {
        var taken = inUse.Where(code => planned.TrueForAll(p => p.Id != code.Id)).Select(code => code.FoldedName).ToHashSet(StringComparer.Ordinal);
        var targets = new HashSet<Guid>();
        foreach (var code in planned)
            if (!taken.Add(WordForms.Fold(code.File.Name)) || !targets.Add(code.Id)) yield return new CsvFault(code.File.Line, "name", "refi-name-twice", code.File.Name);
    }

    /// <summary>A code of the house under one that would itself come under another.</summary>
    private static IEnumerable<CsvFault> Places(List<PlannedCode> planned, List<Code> inUse)
    {
        var below = planned.Where(code => code.ParentId is not null).DistinctBy(code => code.Id).ToDictionary(code => code.Id);
        foreach (var child in inUse.Where(code => code.ParentId is not null && planned.TrueForAll(p => p.Id != code.Id)))
            if (below.TryGetValue(child.ParentId!.Value, out var parent)) yield return new CsvFault(parent.File.Line, parent.File.Name, "refi-has-children", parent.File.Name, child.Name);
    }
}
