using Herberge.Texts.Vectors;

namespace Herberge.Texts.Themes;

/// <summary>
/// Vectors a language model gave, beside those learned of the texts: long ones are projected to fewer columns by random signs,
/// which keeps their angles (Achlioptas, JCSS 66, 2003), then what all have in common is taken out.
/// </summary>
internal static class GivenVectors
{
    private const int MostColumns = 256;

    /// <summary>Each half of length 1, the whole too. O(texts · columns · <see cref="MostColumns"/>).</summary>
    public static DenseMatrix Beside(DenseMatrix learned, float[][] given, ulong seed, CancellationToken ct)
    {
        if (given.Length == 0 || given[0].Length == 0)
            return learned;
        var projected = Projected(given, seed, ct);
        TextVectors.Centre(projected, ct);
        var both = new DenseMatrix(learned.Rows, learned.Row(0).Length + projected.Columns);
        InBlocks.Run(both.Rows, (from, to) =>
        {
            for (var text = from; text < to; text++)
            {
                learned.Row(text).CopyTo(both.Row(text));
                projected.Row(text)[..projected.Columns].CopyTo(both.Row(text)[learned.Row(text).Length..]);
                Dense.Normalise(both.Row(text));
            }
        }, ct);
        return both;
    }

    private static DenseMatrix Projected(float[][] given, ulong seed, CancellationToken ct)
    {
        var length = given[0].Length;
        var projected = new DenseMatrix(given.Length, Math.Min(length, MostColumns));
        var signs = length <= MostColumns ? null : Signs(length, seed);
        InBlocks.Run(given.Length, (from, to) =>
        {
            for (var text = from; text < to; text++)
            {
                var row = projected.Row(text);
                if (signs is null)
                    given[text].CopyTo(row);
                else
                    for (var column = 0; column < length; column++)
                        Dense.AddScaled(row, signs.Row(column), given[text][column]);
            }
        }, ct);
        return projected;
    }

    private static DenseMatrix Signs(int length, ulong seed)
    {
        var random = new Random((int)(seed % int.MaxValue));
        var signs = new DenseMatrix(length, MostColumns);
        for (var row = 0; row < length; row++)
            for (var column = 0; column < MostColumns; column++)
                signs.Row(row)[column] = random.Next(2) == 0 ? 1 : -1;
        return signs;
    }
}
