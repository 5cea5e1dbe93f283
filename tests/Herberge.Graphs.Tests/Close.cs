using System.Text.Json;

namespace Herberge.Graphs.Tests;

/// <summary>Agreement to 1e-9 of the value (or absolutely, under 1).</summary>
internal static class Close
{
    public static void To(double expected, double? actual, string what = "")
    {
        Assert.True(actual is not null, $"{what}: {expected} expected, but there is no value.");
        Assert.True(
            Math.Abs(expected - actual.Value) <= 1e-9 * Math.Max(1, Math.Abs(expected)),
            $"{what}: {expected:R} expected, {actual:R} found.");
    }

    public static void To(double expected, Measured actual, string what = "") => To(expected, actual.Value, what);

    public static void To(JsonElement reference, string key, Measured actual) => To(reference, key, actual.Value);

    public static void To(JsonElement reference, string key, double? actual)
    {
        if (reference.TryGetProperty(key, out var expected) && expected.ValueKind == JsonValueKind.Number)
            To(expected.GetDouble(), actual, key);
    }
}
