using Herberge.Silos.Figures;
using Herberge.Silos.Guard;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos.Attack;

/// <summary>What an attack found out about fewer than five people.</summary>
internal static class Found
{
    /// <summary>
    /// That fewer than five people of one side had contact must not follow unless how much stays open by five, and of groups of fewer
    /// than five people not at all. That contact was little or none may follow: hidden says as much.
    /// </summary>
    public static IEnumerable<string> From(AttackedHouse house, IReadOnlyCollection<Published> tables) =>
        house.Together.SelectMany(keys => From(house, keys, new JointAttack(house.People, [.. keys.Select(Frame.Of).Distinct()], tables)));

    public static IEnumerable<string> From(AttackedHouse house, IReadOnlyList<FigureKey> keys, JointAttack attack)
    {
        foreach (var key in keys)
        {
            var frame = Frame.Of(key);
            var (units, matrix) = (house.Groups(key), house.Truth(key));
            for (var a = 0; a < units.UnitCount; a++)
            {
                if (units.Sizes[a] < ReleaseRules.LeastGroup && attack.Least(frame, key.By, key.Level, units.Labels[a], smallEnough: 0.5) is > 0.5 and var all)
                    yield return $"{key.To:MM-dd} {key.Days} {key.By} {key.Level} {key.Kind}: {units.Labels[a]} of {units.Sizes[a]} had contact, at least {all}";
                for (var b = a; b < units.UnitCount; b++)
                {
                    var (there, back) = (matrix.Cell(a, b), matrix.Cell(b, a));
                    if (there.Weight <= 0 || Math.Min(there.People, back.People) >= ReleaseRules.LeastGroup) continue;
                    // Two people are one pair at most: that much everybody knows.
                    var open = Math.Min(Rounding.Step, a == b ? units.Sizes[a] * (units.Sizes[a] - 1) / 2 : units.Sizes[a] * units.Sizes[b]);
                    var (low, high) = attack.Contact(frame, key.By, key.Level, units.Labels[a], units.Labels[b], wideEnough: open);
                    if (high - low > open - 0.01 || low < 0.01) continue;
                    Assert.InRange(there.Weight, low - 0.01, high + 0.01);
                    yield return $"{key.To:MM-dd} {key.Days} {key.By} {key.Level} {key.Kind}: {units.Labels[a]} with {units.Labels[b]}: {there.Weight} lies between {low} and {high}";
                }
            }
        }
    }
}
