using Herberge.Ideas.Stages;

namespace Herberge.Ideas.Outcomes;

/// <summary>Who may say what becomes of an idea.</summary>
internal static class OutcomeRights
{
    extension(IdeaStanding standing)
    {
        /// <summary>Decides in public: a decider of the campaign, or who runs the room and writes down what others decided.</summary>
        public bool MayDecide => (standing.Is & (StageMovers.Deciders | StageMovers.Innkeepers)) != 0;

        /// <summary>Says who carries it out and for when.</summary>
        public bool MayPlan => standing.MayDecide || standing.Runs || standing.Idea.OwnerId == standing.Viewer.MemberId;

        /// <summary>Keeps milestones, benefits and the story.</summary>
        public bool MayCarryOut => standing.MayPlan || standing.IsAuthor;
    }
}
