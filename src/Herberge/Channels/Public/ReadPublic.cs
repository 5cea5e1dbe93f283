using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Public;

public sealed record PublicWindow(Guid SpaceId, string Handle, string Name, string Summary, int Hue, DateTimeOffset OpenedAt, bool Federated);

/// <summary>A picture or file of a public post.</summary>
public sealed record PublicFile(Guid Id, string Name, string ContentType, long Size, int? Width, int? Height)
{
    public string Address => ReadPublic.FileAddress(Id);
}

/// <param name="Html">As the world reads it: without links into the house and without the names of people mentioned.</param>
/// <param name="Author">Null where the author isn't named.</param>
/// <param name="AuthorHandle">The author's own address in the fediverse, if they are named and gave one.</param>
/// <param name="ReplyToId">The public post it answers; null for the opening post.</param>
public sealed record PublicText(
    Guid PostId, Guid ThreadId, Guid SpaceId, string Handle, string Space, string Title, int Number, string Html, string? Author, string? AuthorHandle,
    DateTimeOffset At, DateTimeOffset? EditedAt, DateTimeOffset ShownAt, Guid? ReplyToId, IReadOnlyList<PublicFile> Files)
{
    /// <summary>Below the house's address.</summary>
    public string Page => $"/p/{Handle}/{ThreadId}";

    public DateTimeOffset Changed => EditedAt > ShownAt ? EditedAt.Value : ShownAt;
}

/// <param name="Answers">Public ones.</param>
public sealed record PublicLine(Guid ThreadId, string Handle, string Space, int Hue, string Title, string Lead, string? Author, DateTimeOffset At, DateTimeOffset ShownAt, int Answers);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record PublicLines(IReadOnlyList<PublicLine> Lines, string? Next);

/// <param name="Posts">In their order, the opening post first.</param>
public sealed record PublicTalk(PublicWindow Window, IReadOnlyList<PublicText> Posts);

/// <summary>Reads what is public; there is nobody who asks. Null for whatever isn't, for one reason or another.</summary>
internal sealed class ReadPublic(HouseDb db)
{
    public static string FileAddress(Guid id) => $"/p/files/{id}";
}
