using System.Globalization;

namespace Herberge.Desks.Items;

/// <summary>What lies on a desk.</summary>
public enum DeskKind : byte
{
    /// <summary>A question, or a conversation, nobody answered.</summary>
    Thread = 1,

    /// <summary>A post that needs a look.</summary>
    Flag = 2,

    /// <summary>Something written that waits for approval.</summary>
    Held = 3,

    /// <summary>The openness of a unit left its band.</summary>
    Alert = 4,

    /// <summary>Somebody new whom nobody has greeted or answered.</summary>
    Newcomer = 5,

    /// <summary>An idea whose people were promised an answer.</summary>
    IdeaAnswer = 6,

    /// <summary>An idea whose people were promised a decision.</summary>
    IdeaDecision = 7,

    /// <summary>A decided need whose customers haven't heard of it.</summary>
    Telling = 8,

    /// <summary>Something burns.</summary>
    Incident = 9,

    /// <summary>What the team listens for was said outside, or more often than usual.</summary>
    Mention = 14,

    /// <summary>What the house wants to say elsewhere, and the viewer was asked by name to approve.</summary>
    Approval = 15,

    /// <summary>An answer from elsewhere that nobody has let through yet.</summary>
    Reply = 16,

    /// <summary>Another server asks for a look at something the house said.</summary>
    Report = 17,
}

/// <summary>Names one thing on a desk.</summary>
public readonly record struct ItemKey(DeskKind Kind, Guid Subject)
{
    /// <summary>As it stands in addresses: <c>thread-0198…</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{NameOf(Kind)}-{Subject:N}");

    public static string NameOf(DeskKind kind) => kind.ToString().ToLowerInvariant();

    public static DeskKind? KindNamed(string? name) => Enum.GetValues<DeskKind>().Cast<DeskKind?>().FirstOrDefault(kind => NameOf(kind!.Value) == name);

    public static ItemKey? Read(string? text) =>
        text?.Split('-') is [var name, var id] && KindNamed(name) is { } kind && Guid.TryParseExact(id, "N", out var subject) ? new ItemKey(kind, subject) : null;
}
