namespace Herberge.Spaces.Life;

/// <summary>What a space says about itself beyond name and purpose, and how it is tended. Without a row nothing of it is there.</summary>
public sealed class SpaceLife
{
    public const int LongestText = 2_000;
    public const int LongestQuestion = 200;
    public const int MostQuestions = 3;

    private SpaceLife() { }

    public SpaceLife(Guid spaceId) => SpaceId = spaceId;

    public Guid SpaceId { get; private set; }

    /// <summary>What the space is for, at length.</summary>
    public string Aim { get; set; } = "";

    /// <summary>What its hosts promise, one a line.</summary>
    public string Promises { get; set; } = "";

    /// <summary>What belongs here, one a line.</summary>
    public string Belongs { get; set; } = "";

    /// <summary>What doesn't, one a line.</summary>
    public string Elsewhere { get; set; } = "";

    /// <summary>When the charter was last changed; null while there is none.</summary>
    public DateTimeOffset? CharterAt { get; set; }

    /// <summary>Shown once to those who join from <see cref="WelcomeSince"/> on.</summary>
    public string Welcome { get; set; } = "";

    public string WelcomeHtml { get; set; } = "";

    public DateTimeOffset? WelcomeSince { get; set; }

    /// <summary>The conversation the welcome leads to.</summary>
    public Guid? WelcomeThreadId { get; set; }

    /// <summary>What is asked of those who join, one a line.</summary>
    public string Questions { get; set; } = "";

    /// <summary>When it was last proposed to close this space, because nothing happened in it.</summary>
    public DateTimeOffset? ProposedAt { get; set; }

    /// <summary>Until then nobody proposes it again.</summary>
    public DateTimeOffset? KeptUntil { get; set; }

    /// <summary>The space its conversations went to.</summary>
    public Guid? MergedIntoId { get; set; }

    public bool HasCharter => CharterAt is not null;

    public static IReadOnlyList<string> Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What somebody answered to a question of a space; for its hosts and for who wrote it, and for a while only (<see cref="ForgetAnswers"/>).</summary>
public sealed class JoinAnswer
{
    public const int Longest = 500;

    private JoinAnswer() { }

    public JoinAnswer(Guid spaceId, Guid memberId, int number, string question, string answer, DateTimeOffset at)
    {
        SpaceId = spaceId;
        MemberId = memberId;
        Number = number;
        Question = question;
        Answer = answer;
        At = at;
    }

    public Guid SpaceId { get; private set; }

    public Guid MemberId { get; private set; }

    public int Number { get; private set; }

    /// <summary>As it was asked then.</summary>
    public string Question { get; private set; } = "";

    public string Answer { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>What the house decided about its spaces. Without a row the values here hold.</summary>
public sealed class LifeSettings
{
    public const int TheOne = 1;
    public const int FewestDays = 30;
    public const int MostDays = 730;

    public int Id { get; private set; } = TheOne;

    /// <summary>Days without a word after which it is proposed to close a space; null: never.</summary>
    public int? QuietDays { get; set; } = 120;

    /// <summary>Whether the house looks up title and description of addresses that people link.</summary>
    public bool LinkPreviews { get; set; }
}
