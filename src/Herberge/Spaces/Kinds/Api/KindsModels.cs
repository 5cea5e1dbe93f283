using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;

namespace Herberge.Spaces.Kinds.Api;

/// <param name="Body">Markdown; may be left out.</param>
/// <param name="Options">Two to twelve.</param>
/// <param name="ClosesOn">The last day votes are taken.</param>
public sealed record PollBody(string? Title, string? Body, IReadOnlyList<string>? Options, PollMethod Method, bool IsSecret, DateOnly? ClosesOn, string? ClientKey = null);

/// <param name="Choice">Numbers of options; in a ranked poll the first choice first.</param>
public sealed record VoteBody(IReadOnlyList<int>? Choice);

/// <param name="Body">Markdown.</param>
/// <param name="LastDay">The last day it stands in front; no end when left out.</param>
public sealed record AnnouncementBody(string? Title, string? Body, bool AsksToAcknowledge = false, DateOnly? LastDay = null, string? ClientKey = null);

/// <param name="Acknowledged">Whether you read it.</param>
public sealed record AcknowledgeBody(bool Acknowledged);

/// <param name="Body">Markdown.</param>
/// <param name="ReviewMonths">After how many months its owner is asked to look it through.</param>
/// <param name="IsOpen">Whether all members of the space may change it.</param>
/// <param name="FromThreadId">The thread it is made of.</param>
public sealed record PageBody(string? Title, string? Body, int ReviewMonths = 6, bool IsOpen = true, Guid? FromThreadId = null, string? ClientKey = null);

/// <param name="OfId">The thread that asked it before.</param>
public sealed record DuplicateBody(Guid OfId);

/// <param name="ThreadId">The thread that goes into the page.</param>
public sealed record SourceBody(Guid ThreadId);

public sealed record OpenQuestionItem(Guid Id, string Title, DateTimeOffset AskedAt, string SpaceSlug, string SpaceName);

public sealed record PageVersionEntry(int Number, string By, DateTimeOffset At, string Body);

[JsonSerializable(typeof(PollBody))]
[JsonSerializable(typeof(VoteBody))]
[JsonSerializable(typeof(PollView))]
[JsonSerializable(typeof(AnnouncementBody))]
[JsonSerializable(typeof(AcknowledgeBody))]
[JsonSerializable(typeof(Announcements.AnnouncementView))]
[JsonSerializable(typeof(PageBody))]
[JsonSerializable(typeof(PageView))]
[JsonSerializable(typeof(Page<PageVersionEntry>))]
[JsonSerializable(typeof(DuplicateBody))]
[JsonSerializable(typeof(SourceBody))]
[JsonSerializable(typeof(Page<OpenQuestionItem>))]
[JsonSerializable(typeof(Spaces.Api.ThreadMade))]
internal sealed partial class KindsJson : JsonSerializerContext;
