using Herberge.Graphs;
using Herberge.Graphs.Effects;

namespace Herberge.Silos.Interventions;

/// <summary>Somebody in the study of an intervention.</summary>
/// <param name="Unit">Contacts outside of it are counted: the top of the unit tree.</param>
/// <param name="Tenure">See <see cref="Tenure"/>.</param>
/// <param name="TookPart">Whether they are one of the participants.</param>
/// <param name="IsStudied">False for those who are somebody's contact, but not themselves compared.</param>
internal readonly record struct StudyPerson(string Unit, int Tenure, bool TookPart, bool IsStudied = true);

/// <summary>The figures of an effect that can be told.</summary>
public sealed record EffectNumbers(
    double Effect, double Low, double High, double PValue, double Before, double After, double OthersBefore, double OthersAfter,
    int Arrangements, ulong? Seed);

/// <summary>What a study found.</summary>
/// <param name="State">Seen, not seen, or too few.</param>
/// <param name="Numbers">Null when there are too few.</param>
/// <param name="Counted">The participants it rests on, by their number among the people.</param>
internal sealed record StudyResult(EffectState State, EffectNumbers? Numbers, IReadOnlyList<int> Counted)
{
    /// <summary>An effect is called seen where p is below this, which is where the range leaves zero out.</summary>
    public const double Level = 0.1;
}

/// <summary>
/// The effect of an intervention: distinct contacts across units in a window after, against the same before, of participants
/// and of comparable others. The one estimator of the house, of files, and of the simulation that tests it.
/// </summary>
internal static class EffectStudy
{
    /// <summary>Units under this size are one group of comparison.</summary>
    private const int SmallUnit = 10;

    /// <summary>No one of the others may carry more than this of the comparison; their contacts could be read off it.</summary>
    private const double LargestShare = 0.5;

    /// <param name="people">Everybody who counts as a contact.</param>
    /// <param name="before">Contacts in the window before, in any order and as often as they happened.</param>
    /// <param name="after">Contacts in the window after.</param>
    /// <param name="options">Draws and seed.</param>
    /// <param name="ct">Stops the work.</param>
    public static StudyResult Of(
        IReadOnlyList<StudyPerson> people, IEnumerable<(int A, int B)> before, IEnumerable<(int A, int B)> after,
        EffectOptions options, CancellationToken ct)
    {
        int[] studied = [.. Enumerable.Range(0, people.Count).Where(person => people[person].IsStudied)];
        var (contactsBefore, contactsAfter) = (AcrossUnits(people, before), AcrossUnits(people, after));
        var strata = Strata.Of(
            Groups(people, studied), [.. studied.Select(person => people[person].Tenure)],
            [.. studied.Select(person => (double)contactsBefore[person])]);
        Subject[] subjects = [.. studied.Select((person, at) => new Subject(strata[at], people[person].TookPart, contactsBefore[person], contactsAfter[person]))];

        var found = StratifiedPermutationTest.Estimate(subjects, options, ct);
        var comparable = Comparable(subjects);
        int[] counted = [.. Enumerable.Range(0, studied.Length).Where(at => subjects[at].Participated && comparable.ContainsKey(strata[at])).Select(at => studied[at])];
        if (found is not { Effect.Value: { } effect, PValue.Value: { } p, Low.Value: { } low, High.Value: { } high } || LeansOnOne(comparable))
            return new StudyResult(EffectState.TooFew, null, counted);

        var means = Means(subjects, comparable);
        return new StudyResult(
            p < StudyResult.Level ? EffectState.Seen : EffectState.NotSeen,
            new EffectNumbers(effect, low, high, p, means.Before, means.After, means.OthersBefore, means.OthersAfter, found.Arrangements, found.Seed),
            counted);
    }

    private static int[] AcrossUnits(IReadOnlyList<StudyPerson> people, IEnumerable<(int A, int B)> contacts)
    {
        var met = new HashSet<(int, int)>();
        var number = new int[people.Count];
        foreach (var (a, b) in contacts)
        {
            if (people[a].Unit == people[b].Unit || !met.Add(a < b ? (a, b) : (b, a))) continue;
            number[a]++;
            number[b]++;
        }

        return number;
    }

    private static int[] Groups(IReadOnlyList<StudyPerson> people, int[] studied)
    {
        var sizes = studied.CountBy(person => people[person].Unit).ToDictionary();
        var numbers = sizes.Where(unit => unit.Value >= SmallUnit).Select(unit => unit.Key).Order(StringComparer.Ordinal)
            .Select((unit, at) => (unit, at)).ToDictionary(unit => unit.unit, unit => 1 + unit.at, StringComparer.Ordinal);
        return [.. studied.Select(person => numbers.GetValueOrDefault(people[person].Unit))];
    }

    /// <summary>Participants and others of the strata that have both.</summary>
    private static Dictionary<int, (int Participants, int Others)> Comparable(Subject[] subjects)
    {
        var all = new Dictionary<int, (int Participants, int Others)>();
        foreach (var subject in subjects)
        {
            var (participants, others) = all.GetValueOrDefault(subject.Stratum);
            all[subject.Stratum] = subject.Participated ? (participants + 1, others) : (participants, others + 1);
        }

        return all.Where(stratum => stratum.Value is { Participants: > 0, Others: > 0 }).ToDictionary();
    }

    private static bool LeansOnOne(Dictionary<int, (int Participants, int Others)> comparable)
    {
        var participants = comparable.Values.Sum(stratum => stratum.Participants);
        return comparable.Values.Any(stratum => stratum.Participants > LargestShare * participants * stratum.Others);
    }

    private static (double Before, double After, double OthersBefore, double OthersAfter) Means(
        Subject[] subjects, Dictionary<int, (int Participants, int Others)> comparable)
    {
        var participants = comparable.Values.Sum(stratum => stratum.Participants);
        var (before, after, othersBefore, othersAfter) = (0.0, 0.0, 0.0, 0.0);
        foreach (var subject in subjects)
        {
            if (!comparable.TryGetValue(subject.Stratum, out var size)) continue;
            if (subject.Participated)
            {
                before += subject.Before / participants;
                after += subject.After / participants;
                continue;
            }

            var weight = (double)size.Participants / participants / size.Others;
            othersBefore += weight * subject.Before;
            othersAfter += weight * subject.After;
        }

        return (before, after, othersBefore, othersAfter);
    }
}
