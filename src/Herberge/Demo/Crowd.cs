namespace Herberge.Demo;

/// <summary>Draws people by unit and energy among those who were already there.</summary>
internal sealed class Crowd
{
    private readonly Company company;
    private readonly MixingLaw law;
    private readonly int[] topOf;
    private readonly int[][] byUnit;
    private readonly double[][] energySums;
    private readonly DateTimeOffset[][] joined;
    private readonly int[][] guests;

    public Crowd(Company company, MixingLaw law)
    {
        this.company = company;
        this.law = law;
        topOf = [.. company.Members.Select(member => company.TopOf(member.Number))];
        var units = company.TopUnits.Count;
        byUnit = new int[units][];
        energySums = new double[units][];
        joined = new DateTimeOffset[units][];
        for (var u = 0; u < units; u++)
        {
            var people = company.Members.Where(member => topOf[member.Number] == u && member.Energy > 0)
                .OrderBy(member => member.Joined).ThenBy(member => member.Number).ToArray();
            byUnit[u] = [.. people.Select(member => member.Number)];
            joined[u] = [.. people.Select(member => member.Joined)];
            energySums[u] = new double[people.Length];
            var sum = 0.0;
            for (var i = 0; i < people.Length; i++)
                energySums[u][i] = sum += people[i].Energy;
        }

        guests = [.. company.Partners.Select(partner => company.Members
            .Where(member => member.Partner == partner.Number && member.Energy > 0).Select(member => member.Number).ToArray())];
    }

    public int TopOf(int member) => topOf[member];

    public bool IsGuest(int member) => topOf[member] < 0;

    /// <summary>
    /// A partner for somebody, after the mixing law. <paramref name="crossChance"/> is the probability that the law gave to
    /// another unit; NaN where a guest takes part. Returns −1 if nobody is there.
    /// </summary>
    public int Partner(
        int from, int month, DateTimeOffset at, IReadOnlyList<int> circle, double stay, Dice dice, out double crossChance)
    {
        crossChance = double.NaN;
        var home = topOf[from];
        if (home < 0)
            return Anybody(at, null, dice);
        Span<double> weights = stackalloc double[byUnit.Length];
        var cross = 0.0;
        var own = 0.0;
        for (var u = 0; u < byUnit.Length; u++)
        {
            var there = There(u, at);
            if (there == 0)
                continue;
            if (u == home)
            {
                own = there > 1 || byUnit[u][0] != from ? law.Inside(home, month) : 0;
                continue;
            }

            weights[u] = energySums[u][there - 1] * law.Affinity(home, u, month);
            cross += weights[u];
        }

        crossChance = cross > 0 ? 1 - own : 0;
        var unit = dice.Unit() < crossChance ? dice.Weighted(weights) : home;
        return Somebody(unit, at, from, circle, stay, dice);
    }

    public int Anybody(DateTimeOffset at, IReadOnlyList<int>? units, Dice dice)
    {
        Span<double> weights = stackalloc double[byUnit.Length];
        for (var u = 0; u < byUnit.Length; u++)
        {
            var there = There(u, at);
            if (there > 0 && (units is null || units.Contains(u)))
                weights[u] = energySums[u][there - 1];
        }

        return Somebody(dice.Weighted(weights), at, -1, [], 0, dice);
    }

    public int Guest(DateTimeOffset at, IReadOnlyList<int> partners, Dice dice)
    {
        var pool = guests[dice.Pick(partners)];
        for (var tries = 0; tries < 8 && pool.Length > 0; tries++)
        {
            var guest = dice.Pick(pool);
            if (company.Members[guest].Joined < at)
                return guest;
        }

        return -1;
    }

    /// <summary>With probability <paramref name="stay"/> somebody of the unit who is already in the circle.</summary>
    private int Somebody(int unit, DateTimeOffset at, int except, IReadOnlyList<int> circle, double stay, Dice dice)
    {
        if (circle.Count > 0 && dice.Unit() < stay)
        {
            var offset = dice.Index(circle.Count);
            for (var i = 0; i < circle.Count; i++)
            {
                var member = circle[(i + offset) % circle.Count];
                if (member != except && topOf[member] == unit)
                    return member;
            }
        }

        var there = There(unit, at);
        for (var tries = 0; tries < 12 && there > 0; tries++)
        {
            var sums = energySums[unit];
            var found = Array.BinarySearch(sums, 0, there, dice.Unit() * sums[there - 1]);
            var member = byUnit[unit][Math.Min(found < 0 ? ~found : found, there - 1)];
            if (member != except)
                return member;
        }

        return -1;
    }

    private int There(int unit, DateTimeOffset at)
    {
        var found = Array.BinarySearch(joined[unit], at);
        return found < 0 ? ~found : found;
    }
}
