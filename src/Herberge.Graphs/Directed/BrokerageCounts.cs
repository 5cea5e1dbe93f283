namespace Herberge.Graphs.Directed;

/// <summary>How often people stood between two others, by the role their units give it (Gould &amp; Fernandez 1989).</summary>
/// <param name="Coordinator">A → A → A: all three in one unit.</param>
/// <param name="Itinerant">A → B → A: between two people of another unit (consultant).</param>
/// <param name="Representative">A → A → B: out of the own unit.</param>
/// <param name="Gatekeeper">A → B → B: into the own unit.</param>
/// <param name="Liaison">A → B → C: between three units.</param>
public readonly record struct BrokerageCounts(
    long Coordinator, long Itinerant, long Representative, long Gatekeeper, long Liaison)
{
    /// <summary>All open two-paths.</summary>
    public long Total => Coordinator + Itinerant + Representative + Gatekeeper + Liaison;

    internal BrokerageCounts With(int source, int broker, int target)
    {
        if (source == broker)
            return broker == target ? this with { Coordinator = Coordinator + 1 } : this with { Representative = Representative + 1 };
        if (source == target)
            return this with { Itinerant = Itinerant + 1 };
        return broker == target ? this with { Gatekeeper = Gatekeeper + 1 } : this with { Liaison = Liaison + 1 };
    }

    /// <summary>Role by role.</summary>
    /// <param name="a">Counts.</param>
    /// <param name="b">Counts.</param>
    public static BrokerageCounts operator +(BrokerageCounts a, BrokerageCounts b) => new(
        a.Coordinator + b.Coordinator, a.Itinerant + b.Itinerant, a.Representative + b.Representative,
        a.Gatekeeper + b.Gatekeeper, a.Liaison + b.Liaison);

    /// <summary>The same as the operator.</summary>
    /// <param name="a">Counts.</param>
    /// <param name="b">Counts.</param>
    public static BrokerageCounts Add(BrokerageCounts a, BrokerageCounts b) => a + b;
}
