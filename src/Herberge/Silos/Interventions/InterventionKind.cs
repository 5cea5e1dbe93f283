namespace Herberge.Silos.Interventions;

/// <summary>What was tried.</summary>
public enum InterventionKind : byte
{
    Event = 1,
    Campaign = 2,
    CrossPost = 3,
    Introduction = 4,
    Matchmaking = 5,
}
