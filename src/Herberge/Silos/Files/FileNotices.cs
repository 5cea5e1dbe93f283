using Herberge.Graphs;
using Herberge.Silos.Figures;
using Herberge.Silos.Guard;

namespace Herberge.Silos.Files;

/// <summary>What a reader of a report has to know about its data and its gaps.</summary>
internal static class FileNotices
{
    public static IEnumerable<string> Of(
        SilosFilesRequest request, PeopleFile people, UnitTree tree, TieRows rows, SiloReport silos, SiloRelease release,
        IReadOnlyList<TrendFigure> trend, SilosFilesWords words)
    {
        if (tree.Unplaced > 0)
            yield return words.Format("people-without-unit", tree.Unplaced);
        if (rows.WithoutUnit > 0)
            yield return words.Format("rows-without-unit", rows.WithoutUnit);
        if (rows.SelfTies > 0)
            yield return words.Format("self-ties", rows.SelfTies);
        if (rows.WithoutTime > 0)
            yield return words.Format("rows-without-time", rows.WithoutTime);
        if (people.ExtraColumns.Count > 0)
            yield return words.Format("extra-columns", people.Name, string.Join(", ", people.ExtraColumns));
        if (rows.ExtraColumns.Count > 0)
            yield return words.Format("extra-columns", Path.GetFileName(request.Ties), string.Join(", ", rows.ExtraColumns));
        if (request.MinGroup <= 1)
            yield return words["min-group-one"];
        if (release.HiddenUnits > 0)
            yield return words.Format("units-hidden", release.HiddenUnits, request.MinGroup);
        if (release.Whole == WholeFigures.Hidden)
            yield return words["whole-hidden"];
        if (release.Whole == WholeFigures.Rounded)
            yield return words["whole-rounded"];
        if (silos.Units.UnitCount > GuardedFigures.UnitsWithWholeMatrix)
            yield return words["matrix-part"];
        if (request is { From: not null, To: not null } && request.ToTicks - request.FromTicks < ReleaseRules.ShortestWindow.Ticks)
            yield return words["window-short"];
        yield return words[trend.Count > 0 ? "trend-window" : rows.HasTimes ? "trend-short" : "trend-no-times"];
        foreach (var (key, value) in Headline(silos))
            if (value.Value is null)
                yield return words.Format("no-value", key, words.Reason(value.Reason));
    }

    private static IEnumerable<(string Key, Measured Value)> Headline(SiloReport silos) =>
    [
        ("openness", silos.Openness.Value),
        ("openness.standardError", silos.Openness.StandardError),
        ("crossShare", silos.CrossShare),
        ("crossShareExpected", silos.CrossShareExpected),
        ("eiIndex", silos.EiIndex),
        ("eiExpectedPermutation", silos.EiExpectedPermutation),
        ("eiZPermutation", silos.EiZPermutation),
        ("eiExpectedConfiguration", silos.EiExpectedConfiguration),
        ("eiZConfiguration", silos.EiZConfiguration),
        ("assortativity", silos.Assortativity),
        ("modularity", silos.Modularity),
        ("modularityZPermutation", silos.ModularityZPermutation),
        ("eiRescaled", silos.Attainable.Rescaled),
        ("freemanSegregation", silos.FreemanSegregation),
        ("communities.modularity", silos.Communities!.Modularity),
        ("communities.nmiWithUnits", silos.Communities.NmiWithUnits),
        ("communities.ariWithUnits", silos.Communities.AriWithUnits),
    ];
}
