using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Moderation.Held;

/// <summary>A room that makes more of a thread than a conversation, and opens it when a moderator has approved it.</summary>
public interface IHeldThread
{
    ThreadKind Kind { get; }

    /// <summary>What readers will see of it beside title and text, in Markdown; null when that is all.</summary>
    string? Says(string beside);

    /// <param name="input">The thread as it was approved, with <see cref="StartThreadInput.Beside"/>.</param>
    /// <param name="at">When it was sent.</param>
    /// <param name="settled">Called in the transaction that opens it; false when somebody else settled it meanwhile.</param>
    /// <param name="author">Who sent it.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Where it stands now.</returns>
    Task<Result<string>> OpenAsync(StartThreadInput input, DateTimeOffset at, Func<Post, CancellationToken, Task<bool>> settled, Viewer author, CancellationToken ct);
}
