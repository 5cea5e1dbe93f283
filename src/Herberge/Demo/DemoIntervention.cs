using Herberge.Silos.Interventions;

namespace Herberge.Demo;

/// <summary>Something the company tried.</summary>
/// <param name="Contacts">How readily participants take up what other participants write afterwards; 0 changes nothing.</param>
internal sealed record DemoIntervention(InterventionKind Kind, string Title, string Note, DateOnly Day, IReadOnlyList<int> Participants, double Contacts);

/// <summary>What an intervention did to its participants: contacts across units in the window after, less those they would have had.</summary>
internal sealed record TruthIntervention(string Title, DateOnly Day, int Days, int Participants, bool IsOver, double Effect);
