using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;

namespace Herberge.Spaces.Moderation.Api;

/// <param name="Text">In your own words; needed for the reason other.</param>
public sealed record FlagBody(Reason Reason, string? Text = null);

/// <param name="Words">What the person concerned reads, or what you object.</param>
public sealed record WordsBody(string? Words);

public sealed record AppealBody(bool Uphold, string? Words);

/// <param name="Slug">The space it goes to.</param>
/// <param name="Wider">You know that more people will read it.</param>
public sealed record MoveBody(string? Slug, bool Wider = false);

public sealed record SplitBody(IReadOnlyList<int>? Numbers, string? Title);

public sealed record SplitMade(Guid ThreadId);

public sealed record MergeBody(Guid IntoId, bool Wider = false);

public sealed record SlowBody(int? Seconds);

/// <param name="Body">Markdown.</param>
/// <param name="Words">Words to watch for in the whole house, one a line.</param>
public sealed record RulesBody(string? Body, string? Words = null);

public sealed record RulesMade(int Version);

public sealed record GuestInvited(Guid Id);

/// <param name="Until">The last day of access.</param>
public sealed record UntilBody(DateOnly? Until);

/// <summary>What was sent waits for a moderator.</summary>
public sealed record HeldMade(Guid HeldId);

[JsonSerializable(typeof(FlagBody))]
[JsonSerializable(typeof(WordsBody))]
[JsonSerializable(typeof(AppealBody))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(SplitBody))]
[JsonSerializable(typeof(SplitMade))]
[JsonSerializable(typeof(MergeBody))]
[JsonSerializable(typeof(SlowBody))]
[JsonSerializable(typeof(RulesBody))]
[JsonSerializable(typeof(RulesMade))]
[JsonSerializable(typeof(RulesView))]
[JsonSerializable(typeof(CareInput))]
[JsonSerializable(typeof(ModerationQueue))]
[JsonSerializable(typeof(SettleCaseInput))]
[JsonSerializable(typeof(ReviseHeldInput))]
[JsonSerializable(typeof(HeldView))]
[JsonSerializable(typeof(HeldMade))]
[JsonSerializable(typeof(Page<HeldView>))]
[JsonSerializable(typeof(TakeMeasureInput))]
[JsonSerializable(typeof(MeasureView))]
[JsonSerializable(typeof(Page<MeasureView>))]
[JsonSerializable(typeof(Page<DeedView>))]
[JsonSerializable(typeof(InviteGuestInput))]
[JsonSerializable(typeof(GuestInvited))]
[JsonSerializable(typeof(UntilBody))]
[JsonSerializable(typeof(Page<GuestView>))]
[JsonSerializable(typeof(GuestSight))]
internal sealed partial class ModerationJson : JsonSerializerContext;
