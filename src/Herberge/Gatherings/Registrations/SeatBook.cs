namespace Herberge.Gatherings.Registrations;

/// <summary>What kind of seat somebody may take.</summary>
internal enum FreeSeat
{
    None,
    General,

    /// <summary>One that waits for units nobody comes from yet.</summary>
    Held,
}

/// <summary>
/// The seats of one gathering at one moment: who may take one, and who is next. An offered seat is taken until its time is up. Seats
/// held for other units go to the first of each such unit, and only when no other is free, so that they last.
/// </summary>
internal sealed class SeatBook(Gathering gathering, IReadOnlyCollection<Registration> registrations, Func<Registration, string?> unitOf, bool holds)
{
    public FreeSeat For(Registration who, Coming coming)
    {
        if (gathering.SeatsFor(coming) is not { } seats) return gathering.Offers(coming) ? FreeSeat.General : FreeSeat.None;
        if (!gathering.Offers(coming)) return FreeSeat.None;
        var taken = registrations.Where(r => r != who && r.Coming == coming && r.Seat is Seat.Held or Seat.Offered).ToList();
        var held = coming == Coming.OnSite && holds ? gathering.HeldSeats : 0;
        var fromHeld = held == 0 ? 0 : taken.Count(r => r.FromHeld);
        if (taken.Count - fromHeld < seats - held) return FreeSeat.General;
        if (fromHeld >= held || taken.Count >= seats || unitOf(who) is not { } unit) return FreeSeat.None;
        return taken.Any(r => unitOf(r) == unit) ? FreeSeat.None : FreeSeat.Held;
    }

    /// <summary>Who waits, in their order; of those, only who could take a seat that is free.</summary>
    public Registration? Next() => registrations.Where(r => r.Seat == Seat.Waiting).OrderBy(r => r.WaitingSince).ThenBy(r => r.Id).FirstOrDefault(r => For(r, r.Coming) != FreeSeat.None);
}
