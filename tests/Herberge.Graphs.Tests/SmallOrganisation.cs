using FsCheck;
using FsCheck.Fluent;

namespace Herberge.Graphs.Tests;

/// <summary>A small organisation made up at random: enough to enumerate everything that could be.</summary>
public sealed record SmallOrganisation(int[] Units, (int From, int To, int Weight)[] Rows)
{
    public UnitPartition Partition => UnitPartition.FromNames([.. Units.Select(unit => $"u{unit}")]);

    public TieGraph Graph(TieWeight weight)
    {
        var builder = new TieGraphBuilder(Units.Length, weight);
        foreach (var (from, to, value) in Rows)
            builder.Add(from, to, value * 0.5);
        return builder.Build();
    }

    public override string ToString() => $"units {string.Join(' ', Units)}; rows {string.Join(' ', Rows)}";
}

/// <summary>Makes <see cref="SmallOrganisation"/>s.</summary>
public static class SmallOrganisations
{
    public static Arbitrary<SmallOrganisation> Small() => Of(2, 7, 14).ToArbitrary();

    public static Gen<SmallOrganisation> Of(int fewest, int most, int rows) =>
        from people in Gen.Choose(fewest, most)
        from units in Gen.Choose(0, 2).ArrayOf(people)
        from count in Gen.Choose(0, rows)
        from row in (
            from a in Gen.Choose(0, people - 1)
            from b in Gen.Choose(0, people - 1)
            from weight in Gen.Choose(1, 5)
            select (a, b, weight)).ArrayOf(count)
        select new SmallOrganisation(units, row);
}

/// <summary>Larger ones, where nothing is enumerated.</summary>
public static class LargerOrganisations
{
    public static Arbitrary<SmallOrganisation> Larger() => SmallOrganisations.Of(2, 40, 200).ToArbitrary();
}
