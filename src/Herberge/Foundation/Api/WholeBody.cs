namespace Herberge.Foundation.Api;

/// <summary>A body that is looked at as a whole, of a request whose size is limited.</summary>
internal static class WholeBody
{
    public static async Task<byte[]> ReadAsync(Stream body, CancellationToken ct)
    {
        using var all = new MemoryStream();
        await body.CopyToAsync(all, ct);
        return all.ToArray();
    }
}
