namespace Herberge.Graphs.Effects;

/// <summary>Comparable people, participants among them first.</summary>
internal sealed class Stratum
{
    private readonly double[] _changes;
    private readonly double _sum;
    private double _share;

    private Stratum(double[] changes, int participants)
    {
        (_changes, Participants) = (changes, participants);
        _sum = changes.Sum();
    }

    public int People => _changes.Length;

    public int Participants { get; }

    /// <summary>The stratum's part of T.</summary>
    public double Observed => Statistic(_changes.AsSpan(0, Participants), Participants).Outcome;

    /// <summary>Strata with participants and others.</summary>
    public static List<Stratum> Of(IReadOnlyList<Subject> subjects)
    {
        var strata = new SortedDictionary<int, (List<double> Participants, List<double> Others)>();
        foreach (var subject in subjects)
        {
            var change = subject.After - subject.Before;
            if (!double.IsFinite(change))
                throw new ArgumentException("Outcomes are finite numbers.", nameof(subjects));
            if (!strata.TryGetValue(subject.Stratum, out var stratum))
                strata[subject.Stratum] = stratum = ([], []);
            (subject.Participated ? stratum.Participants : stratum.Others).Add(change);
        }

        // Sorted, so that the order of the subjects does not matter to draws.
        foreach (var (participants, others) in strata.Values)
        {
            participants.Sort();
            others.Sort();
        }

        return [.. strata.Values.Where(stratum => stratum.Participants.Count > 0 && stratum.Others.Count > 0)
            .Select(stratum => new Stratum([.. stratum.Participants, .. stratum.Others], stratum.Participants.Count))];
    }

    /// <summary>Gives the stratum its weight, its part of all participants.</summary>
    public void Weigh(int participants) => _share = (double)Participants / participants;

    /// <summary>All ways to choose the participants. C(n, m) of them.</summary>
    public List<Arrangement> All()
    {
        var all = new List<Arrangement>();
        var chosen = new int[Participants];
        for (var at = 0; at < chosen.Length; at++)
            chosen[at] = at;
        var values = new double[Participants];
        while (true)
        {
            var same = 0;
            for (var at = 0; at < chosen.Length; at++)
            {
                values[at] = _changes[chosen[at]];
                same += chosen[at] < Participants ? 1 : 0;
            }

            all.Add(Statistic(values, same));
            var last = Participants - 1;
            while (last >= 0 && chosen[last] == People - Participants + last)
                last--;
            if (last < 0)
                return all;
            chosen[last]++;
            for (var at = last + 1; at < chosen.Length; at++)
                chosen[at] = chosen[at - 1] + 1;
        }
    }

    /// <summary>One way, drawn. <paramref name="order"/> is a permutation of the people, kept between calls.</summary>
    public Arrangement Draw(int[] order, double[] values, Communities.SplitMix random)
    {
        var same = 0;
        for (var at = 0; at < Participants; at++)
        {
            var other = at + random.Below(People - at);
            (order[at], order[other]) = (order[other], order[at]);
            values[at] = _changes[order[at]];
            same += order[at] < Participants ? 1 : 0;
        }

        return Statistic(values.AsSpan(0, Participants), same);
    }

    private Arrangement Statistic(ReadOnlySpan<double> chosen, int same)
    {
        var sum = 0.0;
        foreach (var value in chosen)
            sum += value;
        double others = People - Participants;
        return new Arrangement(
            _share * (sum / Participants - (_sum - sum) / others),
            _share * ((double)same / Participants - (Participants - same) / others));
    }
}

/// <summary>An arrangement of participation.</summary>
/// <param name="Outcome">A, its statistic of the changes.</param>
/// <param name="Overlap">B, its statistic of taking part in truth: 1 for the arrangement observed.</param>
internal readonly record struct Arrangement(double Outcome, double Overlap)
{
    public static Arrangement operator +(Arrangement a, Arrangement b) => new(a.Outcome + b.Outcome, a.Overlap + b.Overlap);
}
