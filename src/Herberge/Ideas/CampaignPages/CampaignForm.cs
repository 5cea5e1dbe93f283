using System.Globalization;
using Herberge.Ideas.Campaigns;

namespace Herberge.Ideas.CampaignPages;

/// <summary>The form of a campaign, as it is typed.</summary>
public sealed class CampaignForm
{
    public string? Title { get; set; }

    public string? Question { get; set; }

    public string? Background { get; set; }

    public Guid? SpaceId { get; set; }

    public string? Sponsor { get; set; }

    public SupportRule Rule { get; set; }

    public string? Votes { get; set; } = "5";

    public string? AnswerWithinDays { get; set; } = "10";

    public string? DecideWithinDays { get; set; }

    public string? DecideBy { get; set; }

    public string? CollectFrom { get; set; }

    public string? DiscussFrom { get; set; }

    public string? EvaluateFrom { get; set; }

    public string? DecideFrom { get; set; }

    public string? DoneFrom { get; set; }

    /// <summary>A form without a ticked box sends none at all.</summary>
    public List<Guid> Audience { get; set => field = value ?? []; } = [];

    public string? Leads { get; set; }

    public string? Jurors { get; set; }

    public string? Deciders { get; set; }

    public List<CriterionForm> Criteria { get; set => field = value ?? []; } = [];

    internal static CampaignForm Of(Campaign campaign, IReadOnlyDictionary<Guid, string> handles) => new()
    {
        Title = campaign.Title,
        Question = campaign.Question,
        Background = campaign.Background,
        SpaceId = campaign.SpaceId,
        Sponsor = campaign.SponsorId is { } sponsor && handles.TryGetValue(sponsor, out var handle) ? $"@{handle}" : null,
        Rule = campaign.Rule,
        Votes = campaign.Votes > 0 ? Text(campaign.Votes) : "5",
        AnswerWithinDays = Text(campaign.AnswerWithinDays),
        DecideWithinDays = campaign.DecideWithinDays is { } days ? Text(days) : null,
        DecideBy = Text(campaign.DecideBy),
        CollectFrom = Text(campaign.CollectFrom),
        DiscussFrom = Text(campaign.DiscussFrom),
        EvaluateFrom = Text(campaign.EvaluateFrom),
        DecideFrom = Text(campaign.DecideFrom),
        DoneFrom = Text(campaign.DoneFrom),
        Audience = [.. campaign.Audience.Select(unit => unit.UnitId)],
        Leads = Named(campaign, CampaignRole.Lead, handles),
        Jurors = Named(campaign, CampaignRole.Juror, handles),
        Deciders = Named(campaign, CampaignRole.Decider, handles),
        Criteria = [.. campaign.Criteria.OrderBy(c => c.Position).Select(c => new CriterionForm { Name = c.Name, Weight = Text(c.Weight), Hint = c.Hint, Axis = c.Axis })],
    };

    public CampaignInput ToInput() => new(
        Title, Question, Background, SpaceId, Sponsor, Rule, Number(Votes), Number(AnswerWithinDays), string.IsNullOrWhiteSpace(DecideWithinDays) ? null : Number(DecideWithinDays), Day(DecideBy),
        Day(CollectFrom), Day(DiscussFrom), Day(EvaluateFrom), Day(DecideFrom), Day(DoneFrom), Audience, Handles(Leads), Handles(Jurors), Handles(Deciders),
        [.. Criteria.Where(c => !c.IsEmpty).Select(c => new CriterionInput(c.Name, Number(c.Weight), c.Hint, c.Axis))]);

    /// <summary>Moves the filled rows to the front, where the input has them, and leaves free ones behind.</summary>
    public void Arrange()
    {
        Criteria = [.. Criteria.Where(c => !c.IsEmpty)];
        while (Criteria.Count < CampaignRules.MostCriteria) Criteria.Add(new CriterionForm());
    }

    private static string Named(Campaign campaign, CampaignRole role, IReadOnlyDictionary<Guid, string> handles) =>
        string.Join('\n', campaign.People.Where(p => p.Role == role && handles.ContainsKey(p.MemberId)).Select(p => $"@{handles[p.MemberId]}").Order(StringComparer.Ordinal));

    private static string[] Handles(string? text) => (text ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static int Number(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

public sealed class CriterionForm
{
    public string? Name { get; set; }

    public string? Weight { get; set; }

    public string? Hint { get; set; }

    public CriterionAxis Axis { get; set; }

    internal bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Weight) && string.IsNullOrWhiteSpace(Hint);
}
