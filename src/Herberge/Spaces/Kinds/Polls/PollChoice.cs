using System.Globalization;

namespace Herberge.Spaces.Kinds.Polls;

/// <summary>What one vote chose, as text: <c>3</c>, <c>1,4</c> or, in order of preference, <c>2,1,3</c>.</summary>
internal static class PollChoice
{
    /// <returns>Null when it is no valid choice of this poll.</returns>
    public static string? Write(PollMethod method, int options, IReadOnlyList<int> chosen)
    {
        if (chosen.Count == 0 || chosen.Any(n => n < 1 || n > options) || chosen.Distinct().Count() != chosen.Count) return null;
        if (method == PollMethod.One && chosen.Count > 1) return null;
        IEnumerable<int> numbers = method == PollMethod.Ranked ? chosen : chosen.Order();
        return string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }

    public static IReadOnlyList<int> Read(string choice) => [.. choice.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];

    /// <summary>The options in the order of the ranks given to them; an option without a rank is left out. Null when two share a rank.</summary>
    /// <param name="ranks">Option and rank.</param>
    public static IReadOnlyList<int>? Ranked(IReadOnlyCollection<(int Option, int Rank)> ranks) =>
        ranks.Select(r => r.Rank).Distinct().Count() == ranks.Count ? [.. ranks.OrderBy(r => r.Rank).Select(r => r.Option)] : null;
}
