namespace Herberge.Demo;

/// <summary>A post of a thread that is still being written.</summary>
internal sealed record Draft(
    int Author, int Parent, DateTimeOffset At, string Body, List<int> Mentions, Move Move, double CrossChance, int Called, double CalledChance);
