using System.Globalization;
using System.IO.Compression;
using Herberge.Foundation.Imports;
using Herberge.Spaces.Imports.Conversations;

namespace Herberge.Spaces.Imports.Slack;

/// <summary>A Slack export as conversations: channels are spaces, messages posts; what is said under a message is its thread.</summary>
internal sealed class SlackSource : IForeignExport
{
    public const string Name = "slack";
    private const int Batch = 250;

    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "thread_broadcast", "reply_broadcast", "file_share", "me_message", "file_comment" };

    private readonly SlackExport _export;
    private readonly Dictionary<string, SlackConversation> _conversations;
    private readonly Dictionary<string, string> _channelNames;

    /// <exception cref="WrongImportFileException">Not such an archive, or one that could do harm.</exception>
    public SlackSource(string path, string name)
    {
        _export = SlackExport.Open(path, name);
        try
        {
            var users = _export.Users().Where(u => !string.IsNullOrWhiteSpace(u.Id)).DistinctBy(u => u.Id).ToDictionary(u => u.Id!);
            People = [.. users.Values.Select(u => new ForeignPerson(u.Id!, u.DisplayName, [u.Profile?.RealName, u.RealName], u.Profile?.Email, u.IsBot || u.Id == "USLACKBOT"))];
            _conversations = _export.Conversations().DistinctBy(c => c.Channel.Id).ToDictionary(c => c.Channel.Id!);
            _channelNames = _conversations.Values.Where(c => c.Kind == SlackChannelKind.Public && c.Channel.Name is not null).ToDictionary(c => c.Channel.Id!, c => c.Channel.Name!);
            var purposes = new SlackText(id => users.GetValueOrDefault(id)?.Name ?? id, id => _channelNames.GetValueOrDefault(id));
            Spaces = [.. _conversations.Values.Select(c => SpaceOf(c, users, purposes))];
        }
        catch
        {
            _export.Dispose();
            throw;
        }
    }

    public string Source => Name;

    public IReadOnlyList<ForeignPerson> People { get; }

    public IReadOnlyList<ForeignSpace> Spaces { get; }

    public long Check(IReadOnlyList<ForeignSpace> wanted, ImportTally tally, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        var days = wanted.SelectMany(space => _conversations[space.Key].Days).ToList();
        var (done, messages) = (0L, 0L);
        foreach (var day in days)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                messages += _export.Messages(day).Count;
            }
            catch (WrongImportFileException wrong)
            {
                tally.Fault(wrong.Fault);
                if (tally.IsFull) return messages;
            }

            progress.Report(new ImportProgress("phase-check", ++done, days.Count));
        }

        return messages;
    }

    public IEnumerable<IReadOnlyList<ForeignPost>> Posts(IReadOnlyList<ForeignSpace> wanted)
    {
        foreach (var space in wanted)
        foreach (var day in _conversations[space.Key].Days)
        foreach (var messages in InOrder(day).Chunk(Batch))
            yield return [.. messages.Select(m => PostOf(m, space))];
    }

    public ForeignText Convert(ForeignPost post, Func<string, string> handleOf) => new SlackText(handleOf, id => _channelNames.GetValueOrDefault(id)).Convert(post.Raw);

    /// <summary><c>https://team.slack.com/archives/C02A/p1355517523000005?thread_ts=…</c></summary>
    public string? PostBehind(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase)) return null;
        if (uri.AbsolutePath.Split('/') is not ["", "archives", var channel, ['p', .. { Length: > 6 } time]] || !time.All(char.IsAsciiDigit)) return null;
        return $"message:{channel}:{time[..^6]}.{time[^6..]}";
    }

    public void Dispose() => _export.Dispose();

    private IOrderedEnumerable<SlackMessage> InOrder(ZipArchiveEntry day) => _export.Messages(day).Where(m => SlackTime.At(m.Ts) is not null).OrderBy(m => SlackTime.At(m.Ts));

    private static ForeignSpace SpaceOf(SlackConversation conversation, Dictionary<string, SlackUser> users, SlackText purposes)
    {
        var channel = conversation.Channel;
        var isDirect = conversation.Kind == SlackChannelKind.Direct;
        var members = channel.Members ?? [];
        var name = isDirect
            ? string.Join(", ", members.Select(u => users.GetValueOrDefault(u)?.DisplayName ?? u).Order(StringComparer.CurrentCulture))
            : channel.Name ?? channel.Id!;
        var purpose = new[] { channel.Purpose?.Value, channel.Topic?.Value }.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        return new ForeignSpace(
            channel.Id!, isDirect ? ForeignReach.Direct : conversation.Kind == SlackChannelKind.Public ? ForeignReach.Open : ForeignReach.Private,
            name.Length == 0 ? channel.Id! : name, purpose is null ? null : purposes.Convert(purpose).Markdown, members, channel.Creator,
            channel.Created > 0 ? DateTimeOffset.FromUnixTimeSeconds(channel.Created) : null, channel.IsArchived, conversation.Days.Count == 0);
    }

    private static ForeignPost PostOf(SlackMessage message, ForeignSpace space)
    {
        var at = SlackTime.At(message.Ts)!.Value;
        var raw = RawText(message);
        return new ForeignPost($"message:{space.Key}:{message.Ts}", $"thread:{space.Key}:{message.ThreadTs ?? message.Ts}", space, message.User, at, raw)
        {
            AuthorAs = message.User is { } user && message.UserProfile is { } profile
                ? new ForeignPerson(user, profile.RealName ?? profile.DisplayName ?? user, [profile.RealName], profile.Email) : null,
            EditedAt = SlackTime.At(message.Edited?.Ts),
            Named = [.. SlackMentions.In(raw)],
            Reactions = [.. (message.Reactions ?? []).SelectMany(Reactions)],
            Skip = message.Subtype is { } subtype && !Told.Contains(subtype) ? subtype == "bot_message" ? "skip-bot" : $"skip-subtype:{subtype}" : null,
        };
    }

    private static IEnumerable<ForeignReaction> Reactions(SlackReaction reaction)
    {
        var kind = EmojiNames.AsReaction(reaction.Name ?? "");
        return reaction.Users is { Count: > 0 } users ? users.Select(user => new ForeignReaction(kind, user)) : [new ForeignReaction(null, "")];
    }

    private static string RawText(SlackMessage message)
    {
        var text = (message.Text ?? "").Trim();
        if (text.Length == 0 && message.Attachments is { Count: > 0 } attachments)
            text = string.Join("\n", attachments.Select(a => a.Text ?? a.Fallback).Where(t => !string.IsNullOrWhiteSpace(t)));
        foreach (var file in message.Files ?? [])
        {
            // Files stay where they are: an export holds only their addresses.
            var name = file.Title ?? file.Name;
            if (string.IsNullOrWhiteSpace(name)) continue;
            text += $"\n{((file.Permalink ?? file.UrlPrivate) is { Length: > 0 } address ? string.Create(CultureInfo.InvariantCulture, $"<{address}|📎 {name.Replace('>', ' ').Replace('|', ' ')}>") : $"📎 {name}")}";
        }

        return text.Trim();
    }
}
