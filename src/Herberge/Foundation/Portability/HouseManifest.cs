using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Herberge.Foundation.Portability;

/// <summary>What stands in manifest.json: written last, read first.</summary>
/// <param name="Format">Always <see cref="HouseFormat.Name"/>.</param>
/// <param name="Version">Of the format.</param>
/// <param name="Product">Which Herberge wrote it.</param>
/// <param name="WrittenAt">When.</param>
/// <param name="WithPasswords">Whether hashes of passwords are in it.</param>
/// <param name="Waiting">Messages that had not left the house yet; they are not in the file.</param>
/// <param name="Files">Everything else in the archive but the contents of uploaded files, which contents.jsonl lists.</param>
internal sealed record HouseManifest(string Format, int Version, string Product, string WrittenAt, bool WithPasswords, long Waiting, IReadOnlyList<ManifestFile> Files);

/// <param name="Path">Inside the archive.</param>
/// <param name="Rows">Lines.</param>
/// <param name="Bytes">Uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes, in lower-case hex.</param>
internal sealed record ManifestFile(string Path, long Rows, long Bytes, string Sha256);

/// <summary>A line of contents.jsonl: what an uploaded file holds.</summary>
/// <param name="Id">As in files.jsonl.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Null when the file was already missing in the house that was exported.</param>
internal sealed record FileContent(Guid Id, long Bytes, string? Sha256);

/// <summary>schema.json: the format told to programs.</summary>
internal sealed record HouseSchema(string Format, int Version, IReadOnlyList<SchemaKind> Kinds, IReadOnlyList<SchemaAbsent> Absent);

internal sealed record SchemaKind(string Kind, string About, IReadOnlyList<string> Key, IReadOnlyList<SchemaField> Fields, IReadOnlyList<SchemaReference> References, IReadOnlyList<SchemaAbsent> LeftOut);

internal sealed record SchemaField(string Name, string Type, bool Nullable, IReadOnlyList<string>? Words);

internal sealed record SchemaReference(IReadOnlyList<string> Fields, string Kind, IReadOnlyList<string> To);

internal sealed record SchemaAbsent(string Name, string Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(HouseManifest))]
[JsonSerializable(typeof(HouseSchema))]
internal sealed partial class HouseJson : JsonSerializerContext
{
    /// <summary>Umlauts stay umlauts: the files are UTF-8, and no page shows them.</summary>
    public static HouseJson Readable { get; } =
        new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(FileContent))]
internal sealed partial class ContentJson : JsonSerializerContext;
