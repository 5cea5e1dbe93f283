using Herberge.Activation.Initiatives;

namespace Herberge.Activation.InitiativePages;

/// <summary>An initiative, as it is typed.</summary>
public sealed class InitiativeForm
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public InitiativeState State { get; set; } = InitiativeState.Started;

    public Guid? UnitId { get; set; }

    /// <summary>With commas between them.</summary>
    public string? Topics { get; set; }

    public string? Seeks { get; set; }

    public string? Offers { get; set; }

    /// <summary>Similar ones were shown.</summary>
    public bool Seen { get; set; }

    internal static InitiativeForm Of(InitiativeReading reading) => new()
    {
        Title = reading.Card.Title,
        Text = reading.Card.Text,
        State = reading.Card.State,
        UnitId = reading.UnitId,
        Topics = string.Join(", ", reading.Card.Topics),
        Seeks = reading.Card.Seeks,
        Offers = reading.Card.Offers,
    };

    internal InitiativeInput ToInput() => new(Title, Text, State, (Topics ?? "").Split(',', ';'), Seeks, Offers, UnitId);
}
