using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Herberge.Texts.Agreements;

namespace Herberge.Texts.Tests;

public sealed class AgreementTests
{
    /// <summary>Krippendorff 2011, section C: four observers, twelve units, values missing (·).</summary>
    private static readonly string[] FourObservers = ["123321412···", "1233224125·3", "·3332342251·", "12332441251·"];

    [Fact]
    public void Kappa_is_that_of_Cohens_example()
    {
        // Cohen 1968, table 1: 200 patients in three diagnoses; p_o = .44 + .20 + .06, p_e = .60·.50 + .30·.30 + .10·.20, κ = .492.
        var kappa = KappaOf((0, 0, 88), (0, 1, 14), (0, 2, 18), (1, 0, 10), (1, 1, 40), (1, 2, 10), (2, 0, 2), (2, 1, 6), (2, 2, 12));

        Assert.Equal((0.70, 0.41), (Math.Round(kappa.Observed, 6), Math.Round(kappa.Expected, 6)));
        Assert.Equal(0.492, kappa.Value!.Value, 3);
    }

    [Fact]
    public void Kappa_is_that_of_scikit_learns_documentation()
    {
        // cohen_kappa_score tells 0.6875. By hand: p_o = 4/5, p_e = (2·3 + 2·1 + 1·1) / 25.
        var kappa = CohenKappa.Of(["negative", "positive", "negative", "neutral", "positive"], ["negative", "positive", "negative", "neutral", "negative"]);

        Assert.Equal((4d / 5, 9d / 25), (kappa.Observed, kappa.Expected));
        Assert.Equal(0.6875, kappa.Value!.Value, 12);
    }

    [Fact]
    public void Alpha_is_that_of_Krippendorffs_examples()
    {
        // Section A: two observers, ten units, two values.
        Assert.Equal(0.095, KrippendorffAlpha.Nominal(Units("0100000010", "1110010000")).Value!.Value, 3);
        // Section B: two observers, twelve units, five values.
        Assert.Equal(0.692, KrippendorffAlpha.Nominal(Units("aabbdcccedda", "babbbccceddd")).Value!.Value, 3);
        // Section C: four observers, twelve units, missing values. The twelfth unit has one value and drops out.
        var four = KrippendorffAlpha.Nominal(Units(FourObservers));
        Assert.Equal(0.743, four.Value!.Value, 3);
        Assert.Equal((11, 40), (four.Units, four.Values));
    }

    [Fact]
    public void Alpha_takes_other_differences()
    {
        // Krippendorff 2011, section C with interval data: α = 0.849.
        var interval = KrippendorffAlpha.Of(Units(FourObservers), (a, b) => (a - b) * (a - b));
        Assert.Equal(0.849, interval.Value!.Value, 3);
    }

    [Fact]
    public void Sets_with_one_code_each_are_judged_as_single_values()
    {
        var single = Units(FourObservers).ToList();
        var sets = single.Select(unit => (IReadOnlyList<IReadOnlySet<char>>)[.. unit.Select(value => new HashSet<char> { value })]);

        Assert.Equal(KrippendorffAlpha.Nominal(single).Value!.Value, KrippendorffAlpha.Of(sets, CodeSets.Difference, CodeSets.Comparer<char>()).Value!.Value, 12);
    }

    [Fact]
    public void Sets_differ_by_what_they_do_not_share()
    {
        Assert.Equal(0, CodeSets.Difference(Set("ab"), Set("ba")));
        Assert.Equal(0, CodeSets.Difference(Set(""), Set("")));
        Assert.Equal(1, CodeSets.Difference(Set("a"), Set("")));
        Assert.Equal(2d / 3, CodeSets.Difference(Set("ab"), Set("bc")), 12);
    }

    [Fact]
    public void What_cannot_be_told_is_not_a_number_but_nothing()
    {
        Assert.Null(CohenKappa.Of<int>([], []).Value);
        Assert.Null(CohenKappa.Of([1, 1, 1], [1, 1, 1]).Value);
        Assert.Equal(0, CohenKappa.Of([1, 1, 1, 1], [1, 1, 1, 0]).Value);
        Assert.Null(KrippendorffAlpha.Nominal<int>([]).Value);
        Assert.Null(KrippendorffAlpha.Nominal<int>([[1], [2], [3]]).Value);
        Assert.Null(KrippendorffAlpha.Nominal<int>([[1, 1], [1, 1]]).Value);
        Assert.Null(AgreementInterval.OfKappa([1], [1]));
        Assert.Null(AgreementInterval.OfKappa([1, 1, 1], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => CohenKappa.Of([1], [1, 2]));
    }

    [Fact]
    public void The_interval_holds_the_value_narrows_with_more_texts_and_is_the_same_again()
    {
        var few = Units(FourObservers).ToList();
        var many = Enumerable.Repeat(few, 20).SelectMany(units => units).ToList();

        var wide = AgreementInterval.OfAlpha(few, Nominal)!;
        var narrow = AgreementInterval.OfAlpha(many, Nominal)!;

        Assert.InRange(KrippendorffAlpha.Nominal(few).Value!.Value, wide.Low, wide.High);
        Assert.True(narrow.High - narrow.Low < (wide.High - wide.Low) / 3);
        Assert.Equal(wide, AgreementInterval.OfAlpha(few, Nominal));
        Assert.NotEqual(wide, AgreementInterval.OfAlpha(few, Nominal, seed: 2));
    }

    [Fact]
    public void The_interval_covers_as_often_as_it_says()
    {
        // Two people who each see the truth of 60 texts with chance 0.85 and guess otherwise; κ of ever so many is the target.
        var random = new Random(5);
        var truth = KappaOfMany(random, 200_000).Value!.Value;
        var covered = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            var (one, two) = Judge(random, 60);
            var interval = AgreementInterval.OfKappa(one, two, seed: (ulong)trial, draws: 300);
            if (interval is not null && interval.Low <= truth && truth <= interval.High) covered++;
        }

        Assert.InRange(covered, 172, 200);
    }

    [Property]
    public bool Who_is_first_does_not_matter(NonEmptyArray<(byte First, byte Second)> judged)
    {
        var (one, two) = (judged.Get.Select(j => j.First % 3).ToList(), judged.Get.Select(j => j.Second % 3).ToList());
        var (kappa, again) = (CohenKappa.Of(one, two), CohenKappa.Of(two, one));
        return kappa == again && kappa.Value is null or <= 1 + 1e-12;
    }

    private static CohenKappa KappaOfMany(Random random, int texts)
    {
        var (one, two) = Judge(random, texts);
        return CohenKappa.Of(one, two);
    }

    private static (List<int> One, List<int> Two) Judge(Random random, int texts)
    {
        var (one, two) = (new List<int>(), new List<int>());
        for (var i = 0; i < texts; i++)
        {
            var truth = random.Next(3);
            one.Add(random.NextDouble() < 0.85 ? truth : random.Next(3));
            two.Add(random.NextDouble() < 0.85 ? truth : random.Next(3));
        }

        return (one, two);
    }

    private static CohenKappa KappaOf(params (int First, int Second, int Times)[] table) => CohenKappa.Of(
        [.. table.SelectMany(cell => Enumerable.Repeat(cell.First, cell.Times))], [.. table.SelectMany(cell => Enumerable.Repeat(cell.Second, cell.Times))]);

    /// <summary>One text an observer, one character a unit; · is nothing.</summary>
    private static IEnumerable<IReadOnlyList<char>> Units(params string[] observers) =>
        Enumerable.Range(0, observers[0].Length).Select(unit => (IReadOnlyList<char>)[.. observers.Select(observer => observer[unit]).Where(value => value != '·')]);

    private static double Nominal(char a, char b) => a == b ? 0 : 1;

    private static HashSet<char> Set(string codes) => [.. codes];
}
