namespace Herberge.Graphs.Matching;

/// <summary>
/// A round of meetings: pairs or small groups of people who should get to know each other, for lunch roulettes, buddies and circles.
/// </summary>
/// <remarks>
/// <para>Two people may meet who share a language, a day and a place, whose levels differ by no more than the limit, and who are not to
/// be kept apart (people who asked for it, and those who met in the last rounds: <see cref="MeetingHistory"/>). All of a group share
/// one language, day and place.</para>
/// <para>The value of a pair is 1 + (new across units 100, new inside one 20, known across 10, known inside 0) + 10 where they have no
/// common contact either + 4 for each of up to two common topics; the value of a round is the sum over the pairs of its groups.</para>
/// <para>Pairs: a maximum-weight matching of maximum cardinality (Edmonds 1965; <see cref="MaximumWeightMatching"/>) on the graph of
/// everybody's sixty best partners, where being left out the last time weighs 1,000; the odd one out joins a pair. Groups: people of
/// the largest unit choose first, with the slot of language, day and place in which their group is worth most; then swaps of two people
/// follow as long as the sum rises. That is no proven best, so the result carries an upper bound.</para>
/// <para>O(people² + people × candidates × stages) time, O(people × candidates) memory; people² is one look at each pair, on all
/// cores. The bound: nobody can have better partners than their best, ½ Σ of the values of these. The same input gives the same
/// round.</para>
/// </remarks>
public static class MeetingRound
{
    /// <summary>Forms a round.</summary>
    /// <param name="people">Who takes part; person 0 … N−1.</param>
    /// <param name="ties">Who had contact before, meetings of earlier rounds included.</param>
    /// <param name="apart">Pairs that are not to meet, in any order and direction.</param>
    /// <param name="options">Size, rules and values.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="ArgumentException">The ties are those of another number of people, or a value is negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size or a person is out of range.</exception>
    public static MeetingResult Form(
        IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options, CancellationToken ct = default)
    {
        var table = Table(people, ties, apart, options);
        var candidates = Candidates.Find(table, ct);
        var grouping = new Grouping(table);
        if (options.Size > 2)
        {
            new GroupForming(table, candidates, grouping).Run(ct);
            return grouping.ToResult(candidates);
        }

        var pairs = PairForming.Run(table, candidates, ct);
        for (var person = 0; person < pairs.Length; person++)
            if (person < pairs[person])
                grouping.Found([person, pairs[person]]);
        new PlaceEverybody(table, grouping, candidates, options.LargestGroup).Run(ct);
        return grouping.ToResult(candidates);
    }

    /// <summary>
    /// A round by chance under the same rules, blind for who knows whom: everybody in random order draws among those they may meet and
    /// who are still free. What <see cref="Form"/> is to be compared with. O(people²).
    /// </summary>
    /// <param name="people">Who takes part.</param>
    /// <param name="ties">Only for the value of what comes out.</param>
    /// <param name="apart">Pairs that are not to meet.</param>
    /// <param name="options">Size, rules and seed.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="ArgumentException">As for <see cref="Form"/>.</exception>
    public static MeetingResult Draw(
        IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options, CancellationToken ct = default)
    {
        var table = Table(people, ties, apart, options);
        var random = new Random(unchecked((int)(options.Seed ^ (options.Seed >> 32))));
        var (grouping, order) = (new Grouping(table), Enumerable.Range(0, table.Count).ToArray());
        random.Shuffle(order);
        foreach (var person in order)
        {
            ct.ThrowIfCancellationRequested();
            if (grouping.GroupOf[person] != Grouping.Nowhere)
                continue;
            if (Among(order.Where(other => grouping.GroupOf[other] == Grouping.Nowhere && table.May(person, other))) is not { } partner)
                continue;
            grouping.Found([person, partner]);
            var group = grouping.Groups.Count - 1;
            while (grouping.Groups[group].Count < options.Size
                && Among(order.Where(other => grouping.GroupOf[other] == Grouping.Nowhere && grouping.Fits(other, group))) is { } further)
                grouping.Join(further, group);
        }

        foreach (var person in order.Where(person => grouping.GroupOf[person] == Grouping.Nowhere))
            if (Among(Enumerable.Range(0, grouping.Groups.Count).Where(group => grouping.Groups[group].Count < options.LargestGroup && grouping.Fits(person, group))) is { } group)
                grouping.Join(person, group);
        return grouping.ToResult(Candidates.Find(table, ct));

        int? Among(IEnumerable<int> choice) => choice.ToArray() is { Length: > 0 } those ? those[random.Next(those.Length)] : null;
    }

    /// <summary>
    /// Mends a round after some can't come, with the fewest changes: groups of two or more stay as they are, those who were left alone
    /// meet each other or join a group where they are worth most. O(people²).
    /// </summary>
    /// <param name="groups">The round as it was; everybody in at most one group.</param>
    /// <param name="gone">Who doesn't come.</param>
    /// <param name="people">Everybody.</param>
    /// <param name="ties">Who had contact before.</param>
    /// <param name="apart">Pairs that are not to meet.</param>
    /// <param name="options">Size and rules.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="ArgumentException">As for <see cref="Form"/>.</exception>
    public static MeetingResult Mend(
        IReadOnlyList<IReadOnlyList<int>> groups, IReadOnlySet<int> gone, IReadOnlyList<MeetingPerson> people, TieGraph ties,
        IEnumerable<(int A, int B)> apart, MeetingOptions options, CancellationToken ct = default)
    {
        // Whoever is gone has no day.
        var table = Table([.. people.Select((person, number) => gone.Contains(number) ? person with { Days = 0 } : person)], ties, apart, options);
        var candidates = Candidates.Find(table, ct);
        var grouping = new Grouping(table);
        foreach (var group in groups)
        {
            int[] staying = [.. group.Where(person => !gone.Contains(person))];
            if (staying.Length > 1)
                grouping.Found(staying);
        }

        new PlaceEverybody(table, grouping, candidates, options.LargestGroup).Run(ct);
        return grouping.ToResult(candidates);
    }

    private static PairTable Table(IReadOnlyList<MeetingPerson> people, TieGraph ties, IEnumerable<(int A, int B)> apart, MeetingOptions options)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentNullException.ThrowIfNull(apart);
        ArgumentNullException.ThrowIfNull(options);
        return new PairTable(people, ties, apart, options.Checked());
    }
}
