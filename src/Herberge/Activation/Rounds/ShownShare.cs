using System.Text.Json.Serialization;

namespace Herberge.Activation.Rounds;

/// <summary>
/// A share as it may be told: exact where both what is counted and what is not are five or more, else only that it is under or over a
/// bound; nothing of a whole under ten.
/// </summary>
/// <param name="From">At least.</param>
/// <param name="To">At most.</param>
[method: JsonConstructor]
public readonly record struct ShownShare(double From, double To)
{
    /// <summary>Smaller groups are not told of, nor what is left beside them.</summary>
    public const int Fewest = 5;

    public bool IsExact => From == To;

    public static ShownShare? Of(int part, int whole)
    {
        if (whole < 2 * Fewest) return null;
        if (part < Fewest) return new ShownShare(0, (double)(Fewest - 1) / whole);
        if (whole - part < Fewest) return new ShownShare(1 - ((double)(Fewest - 1) / whole), 1);
        return new ShownShare((double)part / whole, (double)part / whole);
    }
}
