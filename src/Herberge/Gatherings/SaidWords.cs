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

    public static string Of(RegisteredForSeries registered) => registered switch
    {
        { Coming: Coming.No } => "said-series-not",
        { Coming: Coming.Maybe } => "said-series-maybe",
        { Waiting: > 0 } => "said-series-waiting",
        _ => "said-series",
    };
}
