using System.Globalization;

namespace Herberge.Voices.Needs;

public enum NeedStatus : byte
{
    /// <summary>Evidence is being gathered.</summary>
    Gathering = 0,

    /// <summary>Somebody looks into what can be done.</summary>
    Considered = 1,

    /// <summary>It is being worked on.</summary>
    Underway = 2,

    /// <summary>Customers have it.</summary>
    Shipped = 3,

    /// <summary>The house will not do it, and says why.</summary>
    Declined = 4,
}

/// <summary>What customers want to get done, as a job story: when … I want … so that ….</summary>
public sealed class Need
{
    public const int LongestPart = 200;
    public const int LongestOutcome = 1000;
    public const int Highest = 5;

    private Need() { }

    public Need(Guid id, int number, DateTimeOffset createdAt)
    {
        Id = id;
        (Number, CreatedAt) = (number, createdAt);
    }

    public Guid Id { get; private set; }

    public int Number { get; private set; }

    /// <summary>What people call it.</summary>
    public string Label => LabelOf(Number);

    /// <summary>Whether there is something to tell customers.</summary>
    public bool IsDecided => Status is NeedStatus.Shipped or NeedStatus.Declined;

    public string When { get; private set; } = "";

    public string Want { get; private set; } = "";

    public string So { get; private set; } = "";

    /// <summary>1 to 5: how much hangs on it for customers.</summary>
    public int Importance { get; private set; }

    /// <summary>1 to 5: how well it is met today.</summary>
    public int Satisfaction { get; private set; }

    public NeedStatus Status { get; private set; }

    /// <summary>What became of it, in the words customers are told.</summary>
    public string? Outcome { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public Guid? OwnerId { get; set; }

    /// <summary>The thread in which people of the house talk about it.</summary>
    public Guid? ThreadId { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Important and badly met: importance plus what is missing from satisfaction (Ulwick, Turn customer input into innovation, 2002).</summary>
    public int Gap => Importance + Math.Max(0, Importance - Satisfaction);

    public static string LabelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"B-{number:00}");

    public void Tell(string when, string want, string so, int importance, int satisfaction) =>
        (When, Want, So, Importance, Satisfaction) = (when.Trim(), want.Trim(), so.Trim(), importance, satisfaction);

    public void Decide(NeedStatus status, string? outcome, DateTimeOffset at)
    {
        var isNew = status != Status;
        (Status, Outcome) = (status, outcome);
        DecidedAt = !IsDecided ? null : isNew ? at : DecidedAt;
    }
}

/// <summary>An observation that speaks for a need, or against it.</summary>
public sealed class NeedEvidence
{
    private NeedEvidence() { }

    public NeedEvidence(Guid needId, Guid observationId, bool speaksAgainst, Guid addedBy, DateTimeOffset addedAt) =>
        (NeedId, ObservationId, SpeaksAgainst, AddedBy, AddedAt) = (needId, observationId, speaksAgainst, addedBy, addedAt);

    public Guid NeedId { get; private set; }

    public Guid ObservationId { get; private set; }

    public bool SpeaksAgainst { get; set; }

    public Guid AddedBy { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }
}

/// <summary>Proof that customers were told what became of a need: on which channel, by whom, with which words.</summary>
public sealed class NeedTelling
{
    public const int LongestText = 2000;

    private NeedTelling() { }

    public NeedTelling(Guid id, Guid needId, VoiceChannel channel, string text, int people, Guid toldBy, DateTimeOffset toldAt)
    {
        Id = id;
        (NeedId, Channel, Text, People, ToldBy, ToldAt) = (needId, channel, text, people, toldBy, toldAt);
    }

    public Guid Id { get; private set; }

    public Guid NeedId { get; private set; }

    public VoiceChannel Channel { get; private set; }

    public string Text { get; private set; } = "";

    /// <summary>How many customers of this channel stood behind the need then.</summary>
    public int People { get; private set; }

    public Guid ToldBy { get; private set; }

    public DateTimeOffset ToldAt { get; private set; }

    /// <summary>The one customer who was told, by what they had said; null when all of the channel were.</summary>
    public Guid? ObservationId { get; set; }

    /// <summary>Where it can be read.</summary>
    public string? Link { get; set; }
}
