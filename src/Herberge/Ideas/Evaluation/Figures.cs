using Herberge.Ideas.Campaigns;

namespace Herberge.Ideas.Evaluation;

/// <summary>What a jury thinks of an idea by one criterion, to one decimal.</summary>
/// <param name="Low">The lowest value given.</param>
/// <param name="High">The highest.</param>
public sealed record CriterionFigure(Guid CriterionId, string Name, string? Hint, int Weight, CriterionAxis Axis, double Mean, int Low, int High)
{
    /// <summary>So far apart that one should talk about it.</summary>
    public bool IsSplit => High - Low >= 3;
}

/// <summary>What a jury thinks of an idea; who gave what is in none of it.</summary>
/// <param name="Total">The means, weighted.</param>
public sealed record EvaluationFigures(int Jurors, double Total, IReadOnlyList<CriterionFigure> Criteria)
{
    /// <summary>Means along an axis of the portfolio, weighted; null where no criterion stands for it.</summary>
    public double? Along(CriterionAxis axis)
    {
        var of = Criteria.Where(c => c.Axis == axis).ToList();
        return of.Count == 0 ? null : of.Sum(c => c.Mean * c.Weight) / of.Sum(c => c.Weight);
    }

    /// <param name="criteria">Of the campaign.</param>
    /// <param name="cards">Cards that count, each with its scores.</param>
    /// <returns>Null where fewer than <see cref="CampaignRules.FewestJurors"/> judged.</returns>
    internal static EvaluationFigures? Of(IReadOnlyCollection<Criterion> criteria, IReadOnlyCollection<IReadOnlyCollection<Score>> cards)
    {
        if (cards.Count < CampaignRules.FewestJurors || criteria.Count == 0) return null;
        var values = cards.SelectMany(card => card).ToLookup(score => score.CriterionId, score => score.Value);
        var figures = criteria.OrderBy(c => c.Position).Where(c => values[c.Id].Any())
            .Select(c => new CriterionFigure(c.Id, c.Name, c.Hint, c.Weight, c.Axis, Rounded(values[c.Id].Average()), values[c.Id].Min(), values[c.Id].Max())).ToList();
        return figures.Count == 0 ? null : new EvaluationFigures(cards.Count, Rounded(figures.Sum(f => values[f.CriterionId].Average() * f.Weight) / figures.Sum(f => f.Weight)), figures);
    }

    private static double Rounded(double value) => Math.Round(value, 1, MidpointRounding.AwayFromZero);
}
