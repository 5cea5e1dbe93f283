using SkiaSharp;

namespace Herberge.Foundation.Files;

/// <summary>A picture ready to be kept: decoded, turned upright, shrunk, written anew without anything but pixels.</summary>
internal sealed record Picture(byte[] Bytes, string ContentType, int Width, int Height);

/// <summary>Decodes strangers' pictures carefully and writes our own.</summary>
internal static class Pictures
{
    public const int LongestEdge = 2560;

    /// <summary>Pictures with more pixels than this are refused before a single one is decoded.</summary>
    private const long MostPixels = 60_000_000;

    private const int MostFrames = 500;

    /// <summary>Null when it can't be decoded or claims too many pixels.</summary>
    public static Picture? Renew(byte[] original, string contentType)
    {
        using var data = SKData.CreateCopy(original);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width <= 0 || codec.Info.Height <= 0) return null;
        var frames = Math.Max(1, codec.FrameCount);
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels || frames > MostFrames) return null;

        if (codec.EncodedFormat == SKEncodedImageFormat.Gif && frames > 1)
        {
            // Re-encoding would lose the movement. Each frame must decode, and nothing may follow the trailer.
            return Gif.WithoutExtras(original) is { } clean
                ? new Picture(clean, "image/gif", codec.Info.Width, codec.Info.Height)
                : null;
        }

        using var bitmap = SKBitmap.Decode(codec);
        if (bitmap is null) return null;
        using var upright = Upright(bitmap, codec.EncodedOrigin);
        return Encode(upright ?? bitmap, LongestEdge, contentType);
    }

    /// <summary>A smaller copy of one of our own pictures.</summary>
    public static Picture? Shrink(Stream own, string contentType, int edge)
    {
        using var data = SKData.Create(own);
        using var bitmap = SKBitmap.Decode(data);
        return bitmap is null ? null : Encode(bitmap, edge, contentType);
    }

    private static Picture? Encode(SKBitmap bitmap, int edge, string contentType)
    {
        var scale = Math.Min(1.0, (double)edge / Math.Max(bitmap.Width, bitmap.Height));
        var width = Math.Max(1, (int)Math.Round(bitmap.Width * scale));
        var height = Math.Max(1, (int)Math.Round(bitmap.Height * scale));
        using var resized = scale < 1
            ? bitmap.Resize(new SKImageInfo(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear))
            : null;
        using var image = SKImage.FromBitmap(resized ?? bitmap);
        var (format, type, quality) = contentType switch
        {
            "image/jpeg" => (SKEncodedImageFormat.Jpeg, "image/jpeg", 84),
            "image/webp" => (SKEncodedImageFormat.Webp, "image/webp", 84),
            _ => (SKEncodedImageFormat.Png, "image/png", 100),
        };
        using var encoded = image?.Encode(format, quality);
        return encoded is null ? null : new Picture(encoded.ToArray(), type, width, height);
    }

    /// <summary>Turns and mirrors as the EXIF origin says; null when it already stands upright.</summary>
    private static SKBitmap? Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default) return null;
        float w = bitmap.Width, h = bitmap.Height;
        var turned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        // Rows of the matrix: where x and y of the stored picture go.
        var matrix = origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
            _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
        };
        var upright = new SKBitmap(turned ? bitmap.Height : bitmap.Width, turned ? bitmap.Width : bitmap.Height);
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(matrix);
        using var image = SKImage.FromBitmap(bitmap);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        return upright;
    }
}
