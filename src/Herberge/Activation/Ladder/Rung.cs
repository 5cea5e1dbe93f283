using Herberge.Foundation.Ledger;

namespace Herberge.Activation.Ladder;

/// <summary>Where somebody stands; each on one rung. The rungs say how far a house draws people in, not what they are worth (the Orbit model).</summary>
public enum Rung
{
    /// <summary>Has an account and never signed in.</summary>
    Invited,

    /// <summary>Signed in, or joined something.</summary>
    Visitor,

    /// <summary>Answered, voted, reacted or met somebody in the window.</summary>
    Participant,

    /// <summary>Did something in the window that helps others: an idea, an accepted answer, a gathering hosted or a session given, a conversation others joined.</summary>
    Contributor,

    /// <summary>Did so in three different months of the last six.</summary>
    Core,
}

/// <summary>Which acts count as what.</summary>
internal static class ActWeights
{
    public static bool IsParticipation(this ActKind kind) => kind is not (ActKind.SignedIn or ActKind.JoinedSpace or ActKind.RegisteredForGathering);

    /// <summary>Done in the house itself, not where people meet.</summary>
    public static bool IsOnline(this ActKind kind) => kind.IsParticipation() && kind is not (ActKind.CheckedIn or ActKind.HostedGathering or ActKind.GaveSession or ActKind.MetInRound);

    /// <summary>The first post of a thread counts too, once somebody replied; see <see cref="ActivityFacts"/>.</summary>
    public static bool HelpsOthers(this ActKind kind) => kind is ActKind.SubmittedIdea or ActKind.AnswerAccepted or ActKind.HostedGathering or ActKind.GaveSession;
}
