using System.Buffers.Binary;

namespace Herberge.Demo;

/// <summary>Ids that sort by time like the house's own (RFC 9562, version 7), drawn from the seed instead of by chance.</summary>
internal sealed class DemoIds(int seed)
{
    private readonly Dice dice = new Dice((ulong)seed).Fork("ids");

    public Guid At(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (dice.Next() & 0x0FFF)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000_0000_0000_0000 | (dice.Next() >> 2));
        return new Guid(bytes, bigEndian: true);
    }
}
