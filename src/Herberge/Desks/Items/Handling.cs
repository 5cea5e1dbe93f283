using System.Text.Json;
using System.Text.Json.Serialization;

namespace Herberge.Desks.Items;

/// <summary>What was last done with a thing.</summary>
public enum Handled : byte
{
    Taken = 1,
    GivenBack = 2,
    HandedOver = 3,
    Asked = 4,
    Snoozed = 5,
    Done = 6,
    Undone = 7,

    /// <summary>The one who was asked can't answer.</summary>
    Declined = 8,
}

/// <summary>How a thing stands.</summary>
/// <param name="HolderId">Who has taken it on; null for nobody.</param>
/// <param name="QuietUntil">Until then it is not shown among what waits.</param>
/// <param name="Note">What the team should know: a reason, a word at the handover.</param>
/// <param name="AskedId">Who was asked to answer.</param>
/// <param name="Message">What they were told.</param>
/// <param name="ChaseOn">The day to ask again.</param>
public sealed record HandlingState(Guid? HolderId = null, DateTimeOffset? QuietUntil = null, string? Note = null, Guid? AskedId = null, string? Message = null, DateOnly? ChaseOn = null, DateTimeOffset? DoneAt = null);

/// <summary>
/// What the team does about a thing on a desk. The thing itself stays in its room; here stands only how it is handled, seen by those
/// who may see the thing.
/// </summary>
public sealed class Handling
{
    public const int LongestNote = 300;
    public const int LongestMessage = 600;

    private Handling() { }

    public Handling(ItemKey key)
    {
        (Kind, Subject) = (key.Kind, key.Subject);
    }

    public DeskKind Kind { get; private set; }

    public Guid Subject { get; private set; }

    /// <summary>Grows with each change; whoever changes it says which they saw.</summary>
    public int Version { get; private set; }

    public Guid? HolderId { get; private set; }

    public DateTimeOffset? QuietUntil { get; private set; }

    public string? Note { get; private set; }

    public Guid? AskedId { get; private set; }

    public string? Message { get; private set; }

    public DateOnly? ChaseOn { get; private set; }

    /// <summary>When the holder was reminded to ask again.</summary>
    public DateTimeOffset? ChasedAt { get; set; }

    public DateTimeOffset? DoneAt { get; private set; }

    public Handled Last { get; private set; }

    public Guid LastBy { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    /// <summary>JSON of how it stood before the last change; null where that can't be taken back.</summary>
    public string? Before { get; private set; }

    public HandlingState State => new(HolderId, QuietUntil, Note, AskedId, Message, ChaseOn, DoneAt);

    /// <summary>How it stood before, where the last change can be taken back.</summary>
    public HandlingState? Earlier => Before is null ? null : JsonSerializer.Deserialize(Before, HandlingJson.Default.HandlingState);

    public void Change(HandlingState to, Handled what, Guid by, DateTimeOffset at)
    {
        Before = what is Handled.Undone or Handled.Declined ? null : JsonSerializer.Serialize(State, HandlingJson.Default.HandlingState);
        (HolderId, QuietUntil, Note, AskedId, Message, ChaseOn, DoneAt) = (to.HolderId, to.QuietUntil, to.Note, to.AskedId, to.Message, to.ChaseOn, to.DoneAt);
        (Last, LastBy, LastAt, ChasedAt) = (what, by, at, null);
        Version++;
    }
}

[JsonSerializable(typeof(HandlingState))]
internal sealed partial class HandlingJson : JsonSerializerContext;
