namespace Herberge.Foundation.Files;

/// <summary>
/// A file in the data folder. Until it is attached only its owner sees it; then everybody who may see
/// <see cref="SpaceId"/>, or every signed-in member if it is a <see cref="IsHousePublic">house-wide</see> picture (photo, logo).
/// </summary>
public sealed class StoredFile
{
    private StoredFile() { }

    public StoredFile(Guid id, Guid ownerId, string name, string contentType, long size, int? width, int? height, DateTimeOffset at)
    {
        Id = id;
        OwnerId = ownerId;
        Name = name;
        ContentType = contentType;
        Size = size;
        Width = width;
        Height = height;
        CreatedAt = at;
    }

    public Guid Id { get; private set; }

    public Guid OwnerId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>As sniffed from the content, never as claimed by the sender.</summary>
    public string ContentType { get; private set; } = "";

    /// <summary>Bytes on disk after resizing.</summary>
    public long Size { get; private set; }

    public int? Width { get; private set; }

    public int? Height { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public Guid? SpaceId { get; set; }

    public Guid? PostId { get; set; }

    public bool IsHousePublic { get; set; }

    public bool IsImage => Width is not null;
}
