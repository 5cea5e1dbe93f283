namespace Herberge.Gatherings.GatheringsPages;

/// <summary>What somebody says about coming, as they choose it.</summary>
public sealed class RsvpForm
{
    public Coming Coming { get; set; }

    public bool IsListed { get; set; }

    public bool CountsMeeting { get; set; }

    public string? Answer1 { get; set; }

    public string? Answer2 { get; set; }

    public string? Answer3 { get; set; }

    internal IReadOnlyList<string?> Answers => [Answer1, Answer2, Answer3];
}
