namespace Herberge.Demo;

internal enum TopicKind
{
    Question,
    Discussion,
    Collection,
    Announcement,
}

internal sealed record FollowUp(Phrase Ask, Phrase Reply);

/// <summary>Everything the house knows to say about one subject.</summary>
internal sealed class Topic(string domain, string key, TopicKind kind)
{
    public string Domain => domain;
    public string Key => key;
    public TopicKind Kind => kind;
    public List<Phrase> Titles { get; } = [];
    public List<Phrase> Situations { get; } = [];
    public List<Phrase> Questions { get; } = [];
    public List<Phrase> Answers { get; } = [];
    public List<Phrase> Experiences { get; } = [];
    public List<Phrase> Objections { get; } = [];
    public List<FollowUp> FollowUps { get; } = [];
    public List<Phrase> Outcomes { get; } = [];
    public List<Phrase> Items { get; } = [];
    public Dictionary<string, IReadOnlyList<Noun>> Words { get; } = [];
}
