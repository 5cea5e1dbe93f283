using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces.Writing;

/// <param name="Number">Which of the post's tasks, counted from 1.</param>
public sealed record TickTaskInput(Guid PostId, int Number, bool IsDone);

/// <summary>Ticks a task of a list, or takes the tick away: an edit like any other, by who may edit the post.</summary>
internal sealed partial class TickTask(HouseDb db, EditPost edit)
{
    public async Task<Result<PostAdded>> HandleAsync(TickTaskInput input, Viewer viewer, CancellationToken ct)
    {
        if (await PostStanding.FindAsync(db, input.PostId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return Problem.NotFound();
        var body = standing.Post.Body;
        var tasks = Tasks(body);
        if (input.Number < 1 || input.Number > tasks.Count) return Problem.NotFound("task-gone");
        var at = tasks[input.Number - 1];
        var text = string.Concat(body.AsSpan(0, at), input.IsDone ? "x" : " ", body.AsSpan(at + 1));
        return await edit.HandleAsync(new EditPostInput(input.PostId, text, Expected: Edition.Of(body)), viewer, ct);
    }

    /// <summary>Where in a text the marks of its tasks stand; code is passed over.</summary>
    internal static IReadOnlyList<int> Tasks(string body)
    {
        var found = new List<int>();
        var (start, fenced) = (0, false);
        foreach (var line in body.Split('\n'))
        {
            if (Fence().IsMatch(line)) fenced = !fenced;
            else if (!fenced && Task().Match(line) is { Success: true } task) found.Add(start + task.Groups["mark"].Index);
            start += line.Length + 1;
        }

        return found;
    }

    [GeneratedRegex(@"\A[ >]*(?:[-*+]|[0-9]{1,9}[.)]) +\[(?<mark>[ xX])\] ", RegexOptions.NonBacktracking)]
    private static partial Regex Task();

    [GeneratedRegex(@"\A *(?:```|~~~)", RegexOptions.NonBacktracking)]
    private static partial Regex Fence();
}
