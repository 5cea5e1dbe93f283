using System.Buffers.Binary;

namespace Herberge.Foundation.Search;

/// <summary>
/// A document as kept for search, beside its words in the engine's own full-text index. <see cref="Key"/> joins the two
/// and sorts by time, so that "the newest matches first" needs no sorting.
/// </summary>
public sealed class SearchRow
{
    /// <summary>The part of a key that tells documents of one second apart.</summary>
    public const long WithinSecond = 0x3FFF_FFFF;

    private SearchRow() { }

    public SearchRow(SearchDocument document)
    {
        Key = KeyOf(document.At, document.Id);
        Kind = document.Kind;
        Id = document.Id;
        SpaceId = document.SpaceId;
        ThreadId = document.ThreadId;
        AuthorId = document.AuthorId;
        Title = document.Title;
        Text = document.Text;
        At = document.At;
    }

    public long Key { get; private set; }

    public SearchKind Kind { get; private set; }

    public Guid Id { get; private set; }

    public Guid? SpaceId { get; private set; }

    public Guid? ThreadId { get; private set; }

    public Guid? AuthorId { get; private set; }

    public string Title { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <summary>Seconds since 1970 in the upper 33 bits, bits of the id below; positive until the year 2242.</summary>
    public static long KeyOf(DateTimeOffset at, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        // The tail of a version 7 id is random.
        var tail = BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]) & WithinSecond;
        return (Math.Max(0, at.ToUnixTimeSeconds()) << 30) | tail;
    }
}
