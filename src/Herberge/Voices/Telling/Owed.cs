namespace Herberge.Voices.Telling;

/// <summary>One observation that speaks for a need, as far as telling is concerned.</summary>
/// <param name="Person">Who said it: their pseudonym, or one for all of a segment nobody can tell apart.</param>
/// <param name="AddedAt">Since when it stands behind the need: who came later was not told before.</param>
internal sealed record Spoken(Guid NeedId, VoiceChannel Channel, string Person, Guid ObservationId, DateTimeOffset AddedAt)
{
    public static string PersonOf(string? author, string? segment) => author ?? $"?{segment}";
}

/// <param name="ObservationId">Null when all of the channel were told.</param>
internal sealed record Heard(Guid NeedId, VoiceChannel Channel, Guid? ObservationId, DateTimeOffset ToldAt);

/// <summary>Who is owed an answer.</summary>
internal static class Owed
{
    /// <summary>The telling that reached a person of one channel; null when none did.</summary>
    public static T? Reached<T>(IReadOnlyCollection<Spoken> person, IEnumerable<T> newestFirst, Func<T, Heard> heard) where T : class =>
        newestFirst.FirstOrDefault(telling => Reaches(heard(telling), person));

    /// <summary>Channels of each need on which somebody still waits.</summary>
    public static Dictionary<Guid, int> Channels(IEnumerable<Spoken> spoken, IReadOnlyCollection<Heard> told) => spoken
        .GroupBy(s => (s.NeedId, s.Channel, s.Person)).Where(person => !told.Any(t => Reaches(t, [.. person])))
        .Select(person => (person.Key.NeedId, person.Key.Channel)).Distinct().GroupBy(c => c.NeedId).ToDictionary(g => g.Key, g => g.Count());

    private static bool Reaches(Heard telling, IReadOnlyCollection<Spoken> person) => person.Any(s => s.NeedId == telling.NeedId && s.Channel == telling.Channel
        && (telling.ObservationId is { } one ? s.ObservationId == one : s.AddedAt <= telling.ToldAt));
}
