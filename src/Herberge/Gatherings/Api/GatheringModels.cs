using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Gatherings.Calendar;
using Herberge.Gatherings.Registrations;
using Herberge.Gatherings.Series;

namespace Herberge.Gatherings.Api;

/// <summary>A gathering in a list.</summary>
/// <param name="TimeZone">The zone its times are told in.</param>
/// <param name="People">With a seat, on site or online.</param>
/// <param name="Own">What you said; null for nothing.</param>
public sealed record GatheringItem(
    Guid Id, string Title, string Lead, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string? Place, bool IsOnline, bool IsCancelled, Guid? SeriesId, string Space, int People, Coming? Own, Seat? Seat)
{
    internal static GatheringItem Of(GatheringCard card) => new(
        card.Id, card.Title, card.Lead, card.StartsAt, card.EndsAt, card.TimeZone, card.Place, card.IsOnline, card.IsCancelled, card.SeriesId, card.SpaceSlug, card.People, card.Own, card.OwnSeat);
}

/// <param name="At">By the clock of the gathering's zone.</param>
public sealed record AgendaItem(TimeOnly? At, string Title, string? Detail);

/// <param name="Seats">Null for as many as like.</param>
/// <param name="Taken">Seats that are taken, offered ones among them.</param>
public sealed record SeatItem(Coming Mode, int? Seats, int Taken, int Waiting);

/// <param name="Unit">Null for all others together.</param>
public sealed record MixItem(string? Unit, int People);

/// <summary>What you said about a gathering.</summary>
/// <param name="Place">Your place in the waiting list, from 1; 0 for none.</param>
/// <param name="Code">Opens the door.</param>
public sealed record OwnRegistration(Coming Coming, Seat Seat, int Place, DateTimeOffset? OfferedUntil, bool IsAsked, bool IsConfirmed, bool IsListed, bool CountsMeeting, string Code);

/// <summary>A gathering with its programme, its seats and what you may do.</summary>
/// <param name="Edition">Pass it on a change, so that nobody's other change is lost.</param>
/// <param name="Mix">Who comes by unit, as far as that is told.</param>
public sealed record GatheringReport(
    Guid Id, string Title, string Lead, string TextHtml, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string? Place, bool IsOnline, string Space, bool ForPartners, bool IsCancelled, string? CancelledWhy, Guid? SeriesId, string? Repeats,
    int Edition, IReadOnlyList<string> Hosts, IReadOnlyList<AgendaItem> Agenda, IReadOnlyList<string> Questions, IReadOnlyList<SeatItem> Seats, int Maybe, IReadOnlyList<string> Listed, IReadOnlyList<MixItem> Mix, OwnRegistration? Own, bool MayTakePart, bool MayRun, bool HasSessions)
{
    internal static GatheringReport Of(GatheringView view)
    {
        var (g, own) = (view.Gathering, view.Own.Registration);
        return new GatheringReport(
            g.Id, g.Title, g.Lead, g.TextHtml, g.StartsAt, g.EndsAt, g.TimeZone, g.Place, g.IsOnline, view.SpaceSlug, g.ForPartners, g.CancelledAt is not null, g.CancelledWhy, g.SeriesId, view.Rule, g.Sequence,
            [.. view.Hosts.Select(h => h.Name)], [.. g.Agenda.OrderBy(a => a.Position).Select(a => new AgendaItem(a.At, a.Title, a.Detail))], [.. g.Questions.OrderBy(q => q.Position).Select(q => q.Text)],
            [.. view.Seats.Select(s => new SeatItem(s.Mode, s.Seats, s.Taken, s.Waiting))], view.Maybe, [.. view.Listed.Select(l => l.Name)], [.. view.Mix.Select(m => new MixItem(m.Name, m.People))],
            own is null ? null : new OwnRegistration(own.Coming, own.Seat, view.Own.Place, own.OfferedUntil, own.AskedAt is not null, own.ConfirmedAt is not null, own.IsListed, own.CountsMeeting, own.Code), view.Own.MayTakePart, view.Own.MayRun, g.HasSessions);
    }
}

/// <summary>A gathering as it is written.</summary>
/// <param name="StartsAt">In any offset.</param>
/// <param name="TimeZone">IANA name of the zone its times are told in.</param>
/// <param name="Place">For those who come on site; null where nobody does.</param>
/// <param name="Link">Where people meet online; told only to those who come.</param>
/// <param name="Hosts">Handles; you, when left out.</param>
/// <param name="HasSessions">Those who come propose sessions and vote on them.</param>
/// <param name="Repeat">Makes a series; only when it is planned.</param>
/// <param name="Scope">How much of a series a change is about.</param>
/// <param name="Edition">What the change began from; any, when left out.</param>
public sealed record GatheringBody(
    string? Title, Guid? SpaceId, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? TimeZone, string? Lead = null, string? Text = null, bool IsOnSite = false, string? Place = null, int? SeatsOnSite = null,
    bool IsOnline = false, string? Link = null, int? SeatsOnline = null, bool ForPartners = false, IReadOnlyList<Guid>? Units = null, IReadOnlyList<string>? Hosts = null, IReadOnlyList<AgendaInput>? Agenda = null,
    IReadOnlyList<string>? Questions = null, int HeldSeats = 0, DateOnly? HeldUntil = null, int? ConfirmDays = null, bool ReleasesUnconfirmed = false, bool HasSessions = false, RepeatInput? Repeat = null, Scope Scope = Scope.This, int? Edition = null)
{
    internal GatheringInput Input => new(
        Title, Lead, Text, SpaceId, StartsAt, EndsAt, TimeZone, IsOnSite, Place, SeatsOnSite, IsOnline, Link, SeatsOnline, ForPartners, Units ?? [], Hosts ?? [], Agenda ?? [], Questions ?? [], HeldSeats, HeldUntil, ConfirmDays, ReleasesUnconfirmed, HasSessions);
}

public sealed record GatheringMade(Guid Id);

/// <param name="Why">Told to everybody who wanted to come.</param>
public sealed record CancellationBody(string? Why = null, Scope Scope = Scope.This);

/// <param name="IsListed">Your name stands in the list of who comes; left out, it stays as it was.</param>
/// <param name="CountsMeeting">The house may count whom you met; left out, it stays as it was.</param>
/// <param name="Answers">To the hosts' questions, in their order.</param>
public sealed record RegistrationBody([property: JsonRequired] Coming Coming, bool? IsListed = null, bool? CountsMeeting = null, IReadOnlyList<string?>? Answers = null);

[JsonSerializable(typeof(Page<GatheringItem>))]
[JsonSerializable(typeof(GatheringReport))]
[JsonSerializable(typeof(GatheringBody))]
[JsonSerializable(typeof(GatheringMade))]
[JsonSerializable(typeof(CancellationBody))]
[JsonSerializable(typeof(RegistrationBody))]
[JsonSerializable(typeof(Registered))]
[JsonSerializable(typeof(RegisteredForSeries))]
internal sealed partial class GatheringsApiJson : JsonSerializerContext;
