using System.Runtime.CompilerServices;

namespace Herberge.Foundation.Portability;

/// <param name="Number">From 1.</param>
/// <param name="Utf8">Without its end; valid until the next line is asked for.</param>
internal readonly record struct JsonLine(long Number, ReadOnlyMemory<byte> Utf8);

/// <summary>Lines of a file, one at a time, none longer than the longest a house can have written.</summary>
internal static class JsonLines
{
    private const int Longest = 64 * 1024 * 1024;

    public static async IAsyncEnumerable<JsonLine> ReadAsync(Stream stream, string path, [EnumeratorCancellation] CancellationToken ct)
    {
        var buffer = new byte[128 * 1024];
        var (from, until, number) = (0, 0, 0L);
        while (true)
        {
            var end = buffer.AsSpan(from, until - from).IndexOf((byte)'\n');
            if (end >= 0)
            {
                yield return new JsonLine(++number, buffer.AsMemory(from, end));
                from += end + 1;
                continue;
            }

            if (from > 0) buffer.AsSpan(from, until - from).CopyTo(buffer);
            (from, until) = (0, until - from);
            if (until == buffer.Length)
            {
                if (buffer.Length >= Longest) throw new WrongHouseException(path, number + 1, null, "the line is longer than 64 MB, as no exported house has one.");
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await stream.ReadAsync(buffer.AsMemory(until), ct);
            if (read > 0)
            {
                until += read;
                continue;
            }

            if (until > 0) throw new WrongHouseException(path, number + 1, null, "the line does not end. The file was cut off: export once more.");
            yield break;
        }
    }
}
