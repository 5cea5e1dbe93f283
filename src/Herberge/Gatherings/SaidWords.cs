using Herberge.Gatherings.Registrations;

namespace Herberge.Gatherings;

internal static class SaidWords
{
    /// <summary>The word about what somebody just said.</summary>
    public static string Of(Registered registered) => registered switch
    {
        { Seat: Seat.Held } => "said-coming",
        { Seat: Seat.Waiting } => "said-waiting",
        { Coming: Coming.Maybe } => "said-maybe",
        _ => "said-not",
    };
}
