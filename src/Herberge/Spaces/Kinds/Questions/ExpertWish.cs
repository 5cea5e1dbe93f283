namespace Herberge.Spaces.Kinds.Questions;

public enum ExpertSource : byte
{
    /// <summary>Never proposed.</summary>
    Nothing = 0,

    /// <summary>By what the profile says; holds for everybody who chose nothing, for these words are written to be asked.</summary>
    Profile = 1,

    /// <summary>By accepted answers, too; only for who chose it.</summary>
    ProfileAndAnswers = 2,
}

/// <summary>By what a member wants to be proposed to people who ask.</summary>
public sealed class ExpertWish
{
    private ExpertWish() { }

    public ExpertWish(Guid memberId, ExpertSource source) => (MemberId, Source) = (memberId, source);

    public Guid MemberId { get; private set; }

    public ExpertSource Source { get; private set; }
}
