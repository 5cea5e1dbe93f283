namespace Herberge.Activation.Rounds;

/// <summary>Three questions to begin a talk with: about work, about the company, about life.</summary>
internal static class OpeningQuestions
{
    private static readonly string[] About = ["work", "house", "life"];
    private const int Each = 6;

    /// <summary>Keys of the room's words; a group keeps its three.</summary>
    public static IReadOnlyList<string> Of(Guid groupId)
    {
        // The last bytes of an id are its chance; the first are its time.
        var bytes = groupId.ToByteArray();
        return [.. About.Select((about, at) => $"question-{about}-{(bytes[^(at + 1)] % Each) + 1}")];
    }
}
