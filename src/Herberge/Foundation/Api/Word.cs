using System.Text.Json;

namespace Herberge.Foundation.Api;

/// <summary>One of a few words in an address, written as in JSON: <c>sort=newest</c>. Numbers and other spellings are refused.</summary>
internal readonly record struct Word<T>(T Value)
    where T : struct, Enum
{
    public static bool TryParse(string? text, out Word<T> word)
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) != text) continue;
            word = new Word<T>(value);
            return true;
        }

        word = default;
        return false;
    }
}
