using Herberge.Foundation.Csv;
using Herberge.Ideas.Stages;

namespace Herberge.Ideas.Importing;

/// <summary>A row that will become an idea.</summary>
/// <param name="Key">Hash of what the file calls it.</param>
/// <param name="AuthorId">Null where the house knows nobody by what stands there; whoever imports stands for them.</param>
/// <param name="AuthorText">What stood there.</param>
/// <param name="To">Where it is placed after it was submitted; null to leave it there.</param>
/// <param name="Reason">Of being placed.</param>
internal sealed record PlannedIdea(
    int Line, string Key, string Title, string Lead, string Text, Guid? AuthorId, string? AuthorText, DateTimeOffset At, Stage? To, string Reason, IReadOnlyList<string> Tags);

/// <summary>What importing a file will do, before anything is done.</summary>
/// <param name="Known">Rows that came in before, or stand in the file twice.</param>
/// <param name="Faults">One is enough for nothing to be written.</param>
internal sealed record IdeasPlan(IReadOnlyList<PlannedIdea> Ideas, int Known, IReadOnlyList<CsvFault> Faults)
{
    public int WithoutAuthor => Ideas.Count(i => i.AuthorId is null);

    public int Placed => Ideas.Count(i => i.To is not null);
}
