namespace Herberge.Demo;

/// <summary>An organisation unit; <see cref="Parent"/> is −1 at the top level.</summary>
internal sealed record DemoUnit(int Number, string Name, int Parent);

internal sealed record DemoPartner(int Number, string Name, string Domain, string Place);

internal sealed record DemoMember(
    int Number,
    string Given,
    string Family,
    string Handle,
    string Email,
    int Unit,
    int Partner,
    string JobTitle,
    string Place,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Skills,
    string AskMeAbout,
    string LookingFor,
    DateTimeOffset Joined,
    double Energy)
{
    public string Name => $"{Given} {Family}";
    public bool IsGuest => Partner >= 0;
}

internal enum DemoDoor
{
    Open,
    Restricted,
    Private,
}

internal sealed record DemoSpace(
    int Number,
    string Name,
    string Purpose,
    DemoDoor Door,
    IReadOnlyList<int> Partners,
    IReadOnlyList<int> Hosts,
    DateTimeOffset Opened);

internal enum DemoThreadKind
{
    Discussion,
    Question,
    Announcement,
    Idea,
    Poll,
    Page,
}

internal enum DemoWord
{
    Thanks,
    Same,
    Helpful,
    Disagree,
}

/// <param name="IsAdded">Happened only because of an intervention.</param>
internal sealed record DemoReaction(int Member, DemoWord Word, DateTimeOffset At, bool IsAdded = false);

/// <summary>A post; <see cref="Parent"/> is the index inside the thread of the post it answers, −1 for the first.</summary>
internal sealed record DemoPost(
    int Author,
    int Parent,
    DateTimeOffset At,
    string Body,
    IReadOnlyList<int> Mentions,
    IReadOnlyList<DemoReaction> Reactions);

internal sealed record DemoThread(
    int Number,
    int Space,
    DemoThreadKind Kind,
    string Title,
    string Language,
    int AcceptedPost,
    bool Pinned,
    IReadOnlyList<DemoPost> Posts);

/// <summary>What a demo house is made from. The same three values always give the same house.</summary>
internal sealed record DemoPlan(int Members, int Seed, DateTimeOffset Now)
{
    public const int Months = 18;
    public const int OpeningMonth = 12;
    public int TargetPosts => Members * 30;
    public int TargetThreads => Math.Max(12, Members * 5 / 2);
}
