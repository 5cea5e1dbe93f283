namespace Herberge.Desks.Tasks;

/// <summary>How a role stands to a task.</summary>
public enum TaskPart : byte
{
    None = 0,
    Shares = 1,
    Owns = 2,
}

/// <param name="Path">The page where the role does it; null where the task isn't theirs.</param>
public sealed record TaskPlace(TaskPart Part, string? Path)
{
    public static TaskPlace None { get; } = new(TaskPart.None, null);
}

/// <param name="Number">As the profiles of the field count them; also the key of its words.</param>
public sealed record DeskTask(int Number, TaskPlace Social, TaskPlace Community, TaskPlace Host)
{
    public TaskPlace Of(Desk desk) => desk switch
    {
        Desk.Host => Host,
        Desk.Community => Community,
        _ => Social,
    };

    /// <summary>Whether all three roles have a part in it.</summary>
    public bool IsShared => Social.Part != TaskPart.None && Community.Part != TaskPart.None && Host.Part != TaskPart.None;
}

/// <summary>
/// The thirty tasks of the three roles, as the profession's association describes them, and where in the house each is done. The one
/// list behind the page of roles; a test opens every place with the role it is for.
/// </summary>
public static class DeskTasks
{
    public static readonly IReadOnlyList<DeskTask> All =
    [
        new(1, Shares("/desk/social?part=questions"), Owns("/desk/community?part=questions"), Shares("/desk/host?part=questions")),
        new(2, Shares("/desk/social?part=flags"), Owns("/desk/community?part=flags"), Shares("/moderation")),
        new(3, Owns("/desk/social?part=questions"), Owns("/desk/community?part=questions"), Shares("/desk/host?part=questions")),
        new(4, Owns("/rulebook?kind=Answer"), Owns("/rulebook?kind=Answer"), Shares("/rulebook?kind=Answer")),
        new(5, Owns("/channels/alerts"), Shares("/channels/alerts"), TaskPlace.None),
        new(6, Owns("/desk/social?part=mentions"), Owns("/voices/new"), Shares("/voices/new")),
        new(7, Shares("/voices/new"), Owns("/voices/codebook"), Shares("/voices/codebook")),
        new(8, Shares("/desk/social?part=promises"), Owns("/voices/needs"), Shares("/voices/needs")),
        new(9, Owns("/channels"), Owns("/channels"), Owns("/channels")),
        new(10, Owns("/channels/compose"), Owns("/channels/compose"), Shares("/channels/compose")),
        new(11, Owns("/incidents"), Owns("/incidents"), Shares("/incidents")),
        new(12, Owns("/activation/guides"), TaskPlace.None, Shares("/activation/guides")),
        new(13, Owns("/rulebook"), Shares("/rulebook"), Owns("/rulebook")),
        new(14, Owns("/desk/week"), Shares("/desk/week"), TaskPlace.None),
        new(15, Owns("/channels/compose"), Shares("/channels/compose"), TaskPlace.None),
        new(16, TaskPlace.None, Owns("/desk/community?part=new"), Owns("/desk/host?part=new")),
        new(17, TaskPlace.None, Owns("/people"), Shares("/people")),
        new(18, TaskPlace.None, Owns("/gatherings"), Shares("/gatherings")),
        new(19, TaskPlace.None, Owns("/desk/community?part=flags"), Shares("/moderation")),
        new(20, TaskPlace.None, Owns("/questions"), Shares("/questions")),
        new(21, TaskPlace.None, TaskPlace.None, Owns("/silos")),
        new(22, TaskPlace.None, Shares("/spaces"), Owns("/silos/next")),
        new(23, Shares("/ideas/campaigns"), Shares("/ideas/campaigns"), Owns("/ideas/campaigns")),
        new(24, TaskPlace.None, Shares("/activation/circles"), Owns("/activation/circles")),
        new(25, TaskPlace.None, TaskPlace.None, Owns("/activation/guides")),
        new(26, TaskPlace.None, Shares("/spaces/quiet"), Owns("/spaces/quiet")),
        new(27, Shares("/desk/week"), TaskPlace.None, Owns("/desk/month")),
        new(28, TaskPlace.None, Shares("/guests"), Owns("/guests")),
        new(29, Shares("/gatherings/new"), TaskPlace.None, Owns("/gatherings/new")),
        new(30, Shares("/ideas/roadmap"), Shares("/ideas/roadmap"), Owns("/ideas/roadmap")),
    ];

    /// <summary>Whether who holds a role for chosen spaces alone does it there too: what lies in spaces, not what is the house's.</summary>
    public static bool IsOfSpaces(string path) => path.StartsWith("/desk/", StringComparison.Ordinal) && path.Contains("?part=", StringComparison.Ordinal) || OfSpaces.Contains(path);

    private static readonly string[] OfSpaces = ["/moderation", "/questions", "/gatherings", "/gatherings/new", "/people", "/spaces", "/ideas/campaigns", "/ideas/roadmap", "/rulebook"];

    private static TaskPlace Owns(string path) => new(TaskPart.Owns, path);

    private static TaskPlace Shares(string path) => new(TaskPart.Shares, path);
}
