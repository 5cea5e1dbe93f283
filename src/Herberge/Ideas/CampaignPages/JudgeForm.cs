using System.Globalization;
using Herberge.Ideas.Evaluation;

namespace Herberge.Ideas.CampaignPages;

/// <summary>The form of a score card, as it is filled in.</summary>
public sealed class JudgeForm
{
    /// <summary>Values by criterion.</summary>
    public Dictionary<string, string> Scores { get; set => field = value ?? []; } = [];

    public string? Note { get; set; }

    /// <summary>The button pressed.</summary>
    public string? Do { get; set; }

    internal bool IsConflict => Do == "conflict";

    internal static JudgeForm Of(ScoreCard? card) => new()
    {
        Scores = card?.Scores.ToDictionary(s => s.CriterionId.ToString(), s => s.Value.ToString(CultureInfo.InvariantCulture)) ?? [],
        Note = card?.Note,
    };

    internal JudgeIdeaInput ToInput(Guid ideaId)
    {
        var scores = new Dictionary<Guid, int>();
        foreach (var (criterion, value) in Scores)
            if (Guid.TryParse(criterion, out var id) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var score)) scores[id] = score;
        return new JudgeIdeaInput(ideaId, IsConflict, scores, Note);
    }
}
