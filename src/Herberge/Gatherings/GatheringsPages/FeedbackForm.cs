namespace Herberge.Gatherings.GatheringsPages;

/// <summary>Three answers, as they are chosen.</summary>
public sealed class FeedbackForm
{
    public int? Worth { get; set; }

    public bool? Met { get; set; }

    public string? Differently { get; set; }
}
