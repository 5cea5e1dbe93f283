using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Releases;

/// <summary>Released figures as they are stored: JSON, compressed, because a matrix repeats itself.</summary>
internal static class FiguresContent
{
    public static byte[] Pack(SiloFigures figures)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest))
            JsonSerializer.Serialize(brotli, figures, FiguresJson.Default.SiloFigures);
        return packed.ToArray();
    }

    public static SiloFigures Unpack(byte[] content)
    {
        using var brotli = new BrotliStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, FiguresJson.Default.SiloFigures)
            ?? throw new InvalidDataException("Released figures are empty.");
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SiloFigures))]
internal sealed partial class FiguresJson : JsonSerializerContext;
