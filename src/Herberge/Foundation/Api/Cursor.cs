using System.Buffers.Text;
using System.Text;
using Herberge.Foundation.Outcomes;

namespace Herberge.Foundation.Api;

/// <summary>
/// The key a list goes on from, wrapped so that clients don't build on what is in it. It belongs to one list in one order:
/// another list refuses it instead of beginning anew without a word.
/// </summary>
internal static class Cursor
{
    /// <summary>Most rows one answer holds.</summary>
    public const int MostRows = 100;

    public static string? Wrap(string list, string? key) => key is null ? null : Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{list}|{key}"));

    /// <summary>The key within, null for none; a problem when it isn't one of this list's.</summary>
    public static Result<Place> Open(string list, string? after)
    {
        if (string.IsNullOrEmpty(after)) return new Place(null);
        if (!Base64Url.IsValid(after)) return Problem.Invalid(nameof(after), "cursor-unknown");
        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(after));
        return text.StartsWith($"{list}|", StringComparison.Ordinal) ? new Place(text[(list.Length + 1)..]) : Problem.Invalid(nameof(after), "cursor-unknown");
    }

    /// <summary>Null when <paramref name="limit"/> is left out or fits.</summary>
    public static Problem? Check(int? limit) =>
        limit is null or (>= 1 and <= MostRows) ? null : Problem.Invalid(nameof(limit), "limit-range", MostRows);

    /// <summary>Where a list goes on; <see cref="Key"/> is null at its beginning.</summary>
    internal sealed record Place(string? Key);
}
