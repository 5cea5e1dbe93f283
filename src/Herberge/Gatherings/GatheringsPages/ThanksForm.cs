namespace Herberge.Gatherings.GatheringsPages;

/// <summary>Words of hosts after a gathering, as they are typed.</summary>
public sealed class ThanksForm
{
    public string? Text { get; set; }
}
