namespace Herberge.Spaces.Notices.Ending;

/// <summary>What a link in a mail ends, for one member: some kinds in a space or (<see cref="Guid.Empty"/>) everywhere, or a digest.</summary>
internal sealed record MailEnding(Guid MemberId, Guid SpaceId, NoticePace Digest, IReadOnlyList<NotificationKind> Kinds)
{
    private const int IdLength = 16;
    private const int HeadLength = (2 * IdLength) + 1;

    public static MailEnding OfDigest(Guid memberId, NoticePace pace) => new(memberId, Guid.Empty, pace, []);

    public byte[] Write() => [.. MemberId.ToByteArray(), .. SpaceId.ToByteArray(), (byte)Digest, .. Kinds.Select(k => (byte)k)];

    public static MailEnding? Read(ReadOnlySpan<byte> bytes) => bytes.Length < HeadLength
        ? null
        : new MailEnding(new Guid(bytes[..IdLength]), new Guid(bytes[IdLength..(2 * IdLength)]), (NoticePace)bytes[2 * IdLength],
            [.. bytes[HeadLength..].ToArray().Select(b => (NotificationKind)b)]);
}
