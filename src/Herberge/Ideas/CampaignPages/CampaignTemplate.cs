using System.Globalization;
using Herberge.Ideas.Campaigns;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.CampaignPages;

/// <summary>
/// Beginnings for a campaign: a question to finish, criteria that suit it and a schedule. Its words are the reader's; whoever writes the
/// campaign changes what they like.
/// </summary>
/// <param name="Weights">Of benefit, feasibility, effort, and what the template adds.</param>
/// <param name="Weeks">Until discussing, evaluating, deciding and the end.</param>
internal sealed record CampaignTemplate(string Name, SupportRule Rule, int[] Weights, int[] Weeks)
{
    private static readonly CriterionAxis[] Axes = [CriterionAxis.Benefit, CriterionAxis.None, CriterionAxis.Effort, CriterionAxis.Benefit];

    public static readonly IReadOnlyList<CampaignTemplate> All =
    [
        new("customers", SupportRule.Budget, [40, 25, 20, 15], [3, 4, 6, 8]),
        new("work", SupportRule.Approve, [30, 30, 20, 20], [2, 3, 4, 5]),
        new("bold", SupportRule.Assumptions, [35, 15, 20, 30], [4, 6, 8, 10]),
    ];

    public CampaignForm Begin(IStringLocalizer<IdeasWords> words, DateOnly today)
    {
        // A campaign begins on a Monday, when people are there to see it.
        var start = today.AddDays(((8 - (int)today.DayOfWeek) % 7) is var days and > 0 ? days : 7);
        return new CampaignForm
        {
            Title = words[$"template-{Name}-title"], Question = words[$"template-{Name}-question"], Background = words[$"template-{Name}-background"], Rule = Rule,
            CollectFrom = Text(start), DiscussFrom = Text(start.AddDays(7 * Weeks[0])), EvaluateFrom = Text(start.AddDays(7 * Weeks[1])), DecideFrom = Text(start.AddDays(7 * Weeks[2])),
            DoneFrom = Text(start.AddDays(7 * Weeks[3])), DecideBy = Text(start.AddDays((7 * Weeks[3]) - 3)),
            Criteria =
            [
                .. Weights.Select((weight, at) => new CriterionForm
                {
                    Name = words[$"template-{Name}-criterion-{at + 1}"], Weight = weight.ToString(CultureInfo.InvariantCulture), Axis = Axes[at],
                    Hint = Axes[at] == CriterionAxis.Effort ? words["template-effort-hint"].Value : null,
                }),
            ],
        };
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
