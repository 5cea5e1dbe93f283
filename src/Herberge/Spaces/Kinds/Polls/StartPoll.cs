using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces.Kinds.Polls;

/// <param name="Body">Markdown; blank shows the options alone.</param>
/// <param name="Options">In the order they are offered.</param>
/// <param name="ClosesOn">The last day votes are taken.</param>
/// <param name="Files">As in <see cref="StartThreadInput"/>.</param>
/// <param name="ClientKey">As in <see cref="StartThreadInput"/>.</param>
public sealed record StartPollInput(
    Guid SpaceId, string Title, string? Body, IReadOnlyList<string> Options, PollMethod Method, bool IsSecret, DateOnly? ClosesOn,
    IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <summary>Opens a vote. What can be chosen, how it is counted and whether it is secret can't be changed afterwards.</summary>
internal sealed class StartPoll(HouseDb db, StartThread start, House house, TimeProvider clock)
{
    private const int LongestDays = 366;

    public async Task<Result<ThreadStarted>> HandleAsync(StartPollInput input, Viewer viewer, CancellationToken ct)
    {
        var options = input.Options.Select(o => string.Join(' ', o.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).Where(o => o.Length > 0).ToList();
        var problems = new List<Problem>();
        if (PostText.CheckTitle(nameof(input.Title), input.Title) is { } title) problems.Add(title);
        if (options.Count is < Poll.FewestOptions or > Poll.MostOptions) problems.Add(Problem.Invalid(nameof(input.Options), "poll-options", Poll.FewestOptions, Poll.MostOptions));
        else if (options.Any(o => o.Length > Poll.LongestOption)) problems.Add(Problem.Invalid(nameof(input.Options), "poll-option-long", Poll.LongestOption));
        else if (options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < options.Count) problems.Add(Problem.Invalid(nameof(input.Options), "poll-option-twice"));
        if (!Enum.IsDefined(input.Method)) problems.Add(Problem.Invalid(nameof(input.Method), "poll-method"));
        var today = house.DayOf(clock.GetUtcNow());
        if (input.ClosesOn is not { } last || last < today || last > today.AddDays(LongestDays)) problems.Add(Problem.Invalid(nameof(input.ClosesOn), "poll-closes"));
        if (problems.Count > 0) return Result<ThreadStarted>.From(problems);

        // Search finds a poll by what can be chosen, too.
        var listed = string.Join('\n', options.Select(o => $"- {Escaped(o)}"));
        var body = string.IsNullOrWhiteSpace(input.Body) ? listed : input.Body;
        var thread = new StartThreadInput(input.SpaceId, ThreadKind.Poll, input.Title, body, input.Files, input.ClientKey);
        return await start.TogetherAsync(thread, (made, _) =>
        {
            var poll = new Poll(made.Id, input.Method, input.IsSecret, house.StartOf(input.ClosesOn!.Value.AddDays(1)));
            for (var i = 0; i < options.Count; i++) poll.Options.Add(new PollOption(made.Id, i + 1, options[i]));
            db.Polls.Add(poll);
            return Task.CompletedTask;
        }, viewer, ct);
    }

    /// <summary>An option is words, not marks.</summary>
    private static string Escaped(string option) => string.Concat(option.Select(c => char.IsAsciiLetterOrDigit(c) || c is ' ' || c > 127 ? $"{c}" : $"\\{c}"));
}
