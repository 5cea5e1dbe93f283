namespace Herberge.Texts.Vectors;

/// <summary>Work on rows by several threads, cut into blocks that do not depend on how many there are.</summary>
internal static class InBlocks
{
    public const int Size = 256;

    public static void Run(int rows, Action<int, int> work, CancellationToken ct) =>
        Parallel.For(0, (rows + Size - 1) / Size, new ParallelOptions { CancellationToken = ct },
            block => work(block * Size, Math.Min(rows, (block + 1) * Size)));
}
