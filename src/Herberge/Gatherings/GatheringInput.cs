namespace Herberge.Gatherings;

/// <param name="At">By the clock of the gathering's zone; null where it just follows.</param>
public sealed record AgendaInput(TimeOnly? At, string? Title, string? Detail = null);

/// <summary>A gathering as it is written.</summary>
/// <param name="Lead">What it is about, in a sentence or two.</param>
/// <param name="Text">Markdown.</param>
/// <param name="StartsAt">In any offset.</param>
/// <param name="TimeZone">IANA name of the zone its times are told in.</param>
/// <param name="Link">Where people meet online; told only to those who come.</param>
/// <param name="SeatsOnSite">Null for as many as like.</param>
/// <param name="ForPartners">Partners' people who read the space may come.</param>
/// <param name="Units">Whose people take part; none for everybody who reads the space.</param>
/// <param name="Hosts">Handles; who writes it is one in any case.</param>
/// <param name="Questions">At most <see cref="Question.Most"/>, answered to hosts alone.</param>
/// <param name="HeldSeats">Of the seats on site, so many wait until <paramref name="HeldUntil"/> for units nobody comes from yet.</param>
/// <param name="ConfirmDays">So many days before, people are asked whether they still come; null asks nobody.</param>
/// <param name="ReleasesUnconfirmed">Who doesn't answer gives their seat to the next who waits.</param>
/// <param name="HasSessions">Those who come propose sessions and vote on them.</param>
public sealed record GatheringInput(
    string? Title, string? Lead, string? Text, Guid? SpaceId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? TimeZone, bool IsOnSite, string? Place, int? SeatsOnSite,
    bool IsOnline, string? Link, int? SeatsOnline, bool ForPartners, IReadOnlyList<Guid> Units, IReadOnlyList<string> Hosts, IReadOnlyList<AgendaInput> Agenda, IReadOnlyList<string> Questions,
    int HeldSeats = 0, DateOnly? HeldUntil = null, int? ConfirmDays = null, bool ReleasesUnconfirmed = false, bool HasSessions = false);
