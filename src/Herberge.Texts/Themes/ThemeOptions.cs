namespace Herberge.Texts.Themes;

/// <summary>How to look for themes.</summary>
public sealed record ThemeOptions
{
    /// <summary>Number of themes; null leaves it to the texts.</summary>
    public int? Count { get; init; }

    /// <summary>The same seed, texts and options give the same themes, whatever the number of processors.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Themes of fewer texts are none; their texts stay unassigned unless another theme takes them.</summary>
    public int SmallestTheme { get; init; } = 4;

    /// <summary>
    /// A vector of one length for each text, from a language model; null leaves texts to their own words. They weigh as much as
    /// the words.
    /// </summary>
    public IReadOnlyList<float[]>? Embeddings { get; init; }

    /// <summary>Texts that are compared with each other; the rest of a larger corpus is assigned to the themes of these.</summary>
    public int MostCompared { get; init; } = 20_000;
}
