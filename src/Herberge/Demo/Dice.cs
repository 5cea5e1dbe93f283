namespace Herberge.Demo;

/// <summary>
/// A counter-based generator (SplitMix64 over a key and a counter). Draws depend on nothing but the key and how many
/// were made before, so that forks for people, threads and texts never disturb each other.
/// </summary>
internal sealed class Dice(ulong key)
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;
    private ulong counter;

    public Dice Fork(string name)
    {
        // FNV-1a; string.GetHashCode differs from process to process.
        var hash = 14695981039346656037UL;
        foreach (var letter in name)
            hash = (hash ^ letter) * 1099511628211UL;
        return new Dice(Mix(key ^ hash));
    }

    public Dice Fork(string name, int number) => new(Mix(Fork(name).Seed ^ ((ulong)number * Golden)));

    private ulong Seed => key;

    public ulong Next() => Mix(key + (++counter * Golden));

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>Uniform whole number in [low, high], both ends included.</summary>
    public int Between(int low, int high) => low + (int)(Unit() * (high - low + 1));

    public int Index(int count) => (int)(Unit() * count);

    public T Pick<T>(IReadOnlyList<T> items) => items[Index(items.Count)];

    /// <summary>Standard normal by Box–Muller; one of the pair is thrown away to keep the counter simple.</summary>
    public double Normal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        return radius * Math.Cos(2 * Math.PI * Unit());
    }

    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    public int Weighted(ReadOnlySpan<double> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var rest = Unit() * sum;
        for (var i = 0; i < weights.Length; i++)
        {
            rest -= weights[i];
            if (rest < 0 && weights[i] > 0)
                return i;
        }

        for (var i = weights.Length - 1; i > 0; i--)
        {
            if (weights[i] > 0)
                return i;
        }

        return 0;
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
