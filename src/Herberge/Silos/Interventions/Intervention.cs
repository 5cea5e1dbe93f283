using Herberge.Graphs.Effects;

namespace Herberge.Silos.Interventions;

/// <summary>Something that was to bring people of different units together, on one day, with those who took part.</summary>
public sealed class Intervention
{
    public const int LongestTitle = 120;
    public const int LongestNote = 1000;

    /// <summary>Lengths of the windows. They lie a month apart: two of them differ by no shorter time.</summary>
    public static readonly IReadOnlyList<int> Windows = [30, 60, 90];
    public const int UsualWindow = 60;

    private readonly List<InterventionParticipant> _participants = [];

    private Intervention() { }

    public Intervention(Guid id, Guid enteredBy, DateTimeOffset enteredAt)
    {
        Id = id;
        (EnteredBy, EnteredAt) = (enteredBy, enteredAt);
    }

    public Guid Id { get; private set; }

    public InterventionKind Kind { get; private set; }

    public string Title { get; private set; } = "";

    public DateOnly Day { get; private set; }

    /// <summary>Length of the window before and of the one after.</summary>
    public int Days { get; private set; }

    public string? Note { get; private set; }

    public Guid EnteredBy { get; private set; }

    public DateTimeOffset EnteredAt { get; private set; }

    /// <summary>The day, in the house, when what is measured was last changed.</summary>
    public DateOnly SettledOn { get; private set; }

    /// <summary>Taken out of the list. The row stays: what was released about these people still forbids what would tell them apart.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public IReadOnlyList<InterventionParticipant> Participants => _participants;

    public ReleasedEffect? Effect { get; private set; }

    public StudyWindows Study => StudyWindows.Around(Day, Days);

    /// <summary>
    /// The Monday whose release holds the effect: the first one after the window, and after the last change, so that a wrong
    /// list can be mended before it counts and nobody tries list after list.
    /// </summary>
    public DateOnly DueOn => MondayAfter(Study.AfterTo > SettledOn ? Study.AfterTo : SettledOn);

    public void Tell(InterventionKind kind, string title, string? note) => (Kind, Title, Note) = (kind, title, note);

    /// <summary>What is measured. Not to be called once the effect is released.</summary>
    public void Settle(DateOnly day, int days, IReadOnlyCollection<Guid> participants, DateOnly today)
    {
        if (Effect is not null) throw new InvalidOperationException("A released effect stays as it is.");
        (Day, Days, SettledOn) = (day, days, today);
        _participants.RemoveAll(participant => !participants.Contains(participant.MemberId));
        var known = _participants.Select(participant => participant.MemberId).ToHashSet();
        _participants.AddRange(participants.Where(member => !known.Contains(member)).Select(member => new InterventionParticipant(Id, member)));
    }

    public void Release(ReleasedEffect effect) => Effect = effect;

    private static DateOnly MondayAfter(DateOnly day) => day.AddDays(1 + ((7 - (int)day.DayOfWeek) % 7));
}

/// <summary>Somebody who took part.</summary>
public sealed class InterventionParticipant
{
    private InterventionParticipant() { }

    public InterventionParticipant(Guid interventionId, Guid memberId) => (InterventionId, MemberId) = (interventionId, memberId);

    public Guid InterventionId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Whether the released effect rests on them too. Shown to nobody; see <see cref="OverlapGuard"/>.</summary>
    public bool IsCounted { get; set; }
}
