using System.Globalization;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Imports.Slack;

/// <param name="Actor">Who imports and hosts open spaces whose creator isn't here; null for the first administrator.</param>
public sealed record ImportSlackInput(string Path, string FileName, bool IncludePrivate, bool IncludeDirect, bool IsDryRun, Guid? Actor);

/// <summary>
/// Brings the conversations of a Slack export into the house: channels become spaces, messages threads and posts, with
/// reactions, mentions and their time; the ledger gets what happened when it happened. The whole archive is read and
/// checked first. Then days are written in order, some hundred messages a transaction, each together with the names of
/// what it brought (<see cref="ImportedItem"/>): whatever stops the import, a later run finds what is there and goes on.
/// </summary>
internal sealed class ImportSlack(
    HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, SearchIndex search, House house,
    IStringLocalizer<ImportWords> words, TimeProvider clock)
{
    public const string Source = "slack";
    private const int Batch = 250;
    private const int LongestTitle = 80;

    private static readonly HashSet<string> Told = new(StringComparer.Ordinal) { "thread_broadcast", "reply_broadcast", "file_share", "me_message", "file_comment" };

    private readonly ImportTally _tally = new();
    private readonly Dictionary<string, Guid?> _matched = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Guid> _standIns = new(StringComparer.Ordinal);
    private Dictionary<string, SlackUser> _users = [];
    private Dictionary<string, string> _channelNames = [];
    private KnownPeople _people = null!;
    private SlackText _text = null!;

    public async Task<ImportReport> HandleAsync(ImportSlackInput input, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        try
        {
            using var export = SlackExport.Open(input.Path, input.FileName);
            return await ImportAsync(export, input, progress, ct);
        }
        catch (WrongImportFileException wrong)
        {
            _tally.Fault(wrong.Fault);
            return _tally.Report(input.IsDryRun);
        }
        catch (OperationCanceledException)
        {
            return _tally.Report(input.IsDryRun, isCancelled: true);
        }
    }

    private async Task<ImportReport> ImportAsync(SlackExport export, ImportSlackInput input, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        _people = await KnownPeople.LoadAsync(db, ct);
        _users = export.Users().Where(u => !string.IsNullOrWhiteSpace(u.Id)).DistinctBy(u => u.Id).ToDictionary(u => u.Id!);
        var conversations = export.Conversations();
        _channelNames = conversations.Where(c => c.Kind == SlackChannelKind.Public && c.Channel.Name is not null)
            .DistinctBy(c => c.Channel.Id).ToDictionary(c => c.Channel.Id!, c => c.Channel.Name!);
        _text = new SlackText(HandleOf, id => _channelNames.GetValueOrDefault(id));
        await MatchPeopleAsync(ct);

        var wanted = Wanted(conversations, input);
        var total = Check(export, wanted, progress, ct);
        if (_tally.HasFaults) return _tally.Report(input.IsDryRun);
        if (input.IsDryRun)
        {
            _tally.Count("slack-channels", wanted.Count);
            _tally.Count("slack-messages", total);
            return _tally.Report(isDryRun: true);
        }

        var done = 0L;
        try
        {
            foreach (var conversation in wanted)
            {
                var space = await SpaceAsync(conversation, input, ct);
                foreach (var day in conversation.Days)
                {
                    foreach (var messages in export.Messages(day).Where(m => SlackTime.At(m.Ts) is not null).OrderBy(m => SlackTime.At(m.Ts)).Chunk(Batch))
                    {
                        ct.ThrowIfCancellationRequested();
                        await WriteAsync(conversation.Channel.Id!, space, messages, ct);
                        done += messages.Length;
                        progress.Report(new ImportProgress("phase-messages", Math.Min(done, total), total));
                    }
                }
            }
        }
        catch (OperationCanceledException)
        {
            return _tally.Report(isDryRun: false, isCancelled: true);
        }

        db.Audit.Add(new AuditEntry(input.Actor, "slack.imported", input.FileName,
            _tally.Report(false)["slack-posts"].ToString(CultureInfo.InvariantCulture), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return _tally.Report(isDryRun: false);
    }

    /// <summary>Reads every day of the wanted conversations once, so that a broken file is known before anything is written.</summary>
    private long Check(SlackExport export, List<SlackConversation> wanted, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        var days = wanted.Sum(c => c.Days.Count);
        var (done, messages) = (0L, 0L);
        foreach (var day in wanted.SelectMany(c => c.Days))
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                messages += export.Messages(day).Count;
            }
            catch (WrongImportFileException wrong)
            {
                _tally.Fault(wrong.Fault);
                if (_tally.IsFull) return messages;
            }

            progress.Report(new ImportProgress("phase-check", ++done, days));
        }

        return messages;
    }

    private List<SlackConversation> Wanted(IReadOnlyList<SlackConversation> conversations, ImportSlackInput input)
    {
        var wanted = new List<SlackConversation>();
        foreach (var conversation in conversations.DistinctBy(c => c.Channel.Id))
        {
            if (conversation.Kind == SlackChannelKind.Private && !input.IncludePrivate) _tally.Skip("skip-private");
            else if (conversation.Kind == SlackChannelKind.Direct && !input.IncludeDirect) _tally.Skip("skip-direct");
            else if (conversation.Kind == SlackChannelKind.Direct && conversation.Days.Count == 0) _tally.Skip("skip-direct-empty");
            else if (conversation.Kind != SlackChannelKind.Public && !Insiders(conversation.Channel).Any())
            {
                // A space nobody could see: what was said among these people stays among them.
                _tally.Skip("skip-nobody-here");
                _tally.Sample("skip-nobody-here", conversation.Channel.Id!, NameOf(conversation));
            }
            else wanted.Add(conversation);
        }

        return wanted;
    }

    /// <summary>By the mapping of an earlier run, then by mail address, then by a name only one member has.</summary>
    private async Task MatchPeopleAsync(CancellationToken ct)
    {
        var earlier = await db.ImportedItems.AsNoTracking().Where(i => i.Source == Source && i.Key.StartsWith("user:"))
            .ToDictionaryAsync(i => i.Key["user:".Length..], i => i.Id, StringComparer.Ordinal, ct);
        foreach (var user in _users.Values.Where(u => !IsBot(u)))
        {
            if (earlier.TryGetValue(user.Id!, out var standIn) && _people[standIn] is not null)
            {
                _matched[user.Id!] = standIn;
                _tally.Count(_people[standIn]!.IsActive ? "slack-people-matched" : "slack-people-stand-in");
                continue;
            }

            var member = _people.ByEmail(user.Profile?.Email);
            if (member is null && (_people.ByName(user.Profile?.RealName) ?? _people.ByName(user.RealName)) is { } namesake)
            {
                member = namesake;
                _tally.Sample("slack-people-by-name", user.Id!, namesake.Name);
            }

            _matched[user.Id!] = member?.Id;
            if (member is not null)
            {
                _tally.Count("slack-people-matched");
                continue;
            }

            _tally.Count("slack-people-unmatched");
            _tally.Sample("slack-people-unmatched", user.Id!, user.DisplayName);
        }
    }

    private static bool IsBot(SlackUser user) => user.IsBot || user.Id == "USLACKBOT";

    /// <summary>The member behind one of Slack's ids; a person not here gets a member who can't sign in, on first need.</summary>
    private Guid? MemberOf(string? user, SlackProfile? profile, DateTimeOffset at)
    {
        if (string.IsNullOrWhiteSpace(user) || user.Length > 40) return null;
        if (_users.TryGetValue(user, out var known) && IsBot(known)) return null;
        if (_matched.GetValueOrDefault(user) is { } member) return member;
        if (_standIns.TryGetValue(user, out var standIn)) return standIn;

        var name = known?.DisplayName ?? profile?.RealName ?? profile?.DisplayName ?? user;
        var made = _people.Stand(name, known?.Profile?.Email ?? profile?.Email, at);
        db.Add(made);
        db.ImportedItems.Add(new ImportedItem(Source, $"user:{user}", made.Id));
        _standIns[user] = made.Id;
        _tally.Count("slack-people-stand-in");
        return made.Id;
    }

    private string HandleOf(string user)
    {
        var member = _matched.GetValueOrDefault(user) ?? (_standIns.TryGetValue(user, out var standIn) ? standIn : null);
        return member is { } id && _people[id] is { } person ? person.Handle : _users.GetValueOrDefault(user)?.Name ?? user;
    }

    private IEnumerable<KnownPerson> Insiders(SlackChannel channel) =>
        (channel.Members ?? []).Select(user => _matched.GetValueOrDefault(user)).OfType<Guid>().Distinct().Select(id => _people[id]!).Where(p => p.IsActive);

    private string NameOf(SlackConversation conversation)
    {
        var name = conversation.Kind == SlackChannelKind.Direct
            ? string.Join(", ", (conversation.Channel.Members ?? []).Select(u => _users.GetValueOrDefault(u)?.DisplayName ?? u).Order(StringComparer.CurrentCulture))
            : conversation.Channel.Name ?? conversation.Channel.Id!;
        return name.Length > 120 ? name[..119] + "…" : name.Length == 0 ? conversation.Channel.Id! : name;
    }

    private async Task<Guid> SpaceAsync(SlackConversation conversation, ImportSlackInput input, CancellationToken ct)
    {
        var channel = conversation.Channel;
        var key = $"channel:{channel.Id}";
        await using var write = await writes.BeginAsync(db, ct);
        var known = await db.ImportedItems.AsNoTracking().Where(i => i.Source == Source && i.Key == key).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
        if (known is { } id && await db.Spaces.AnyAsync(s => s.Id == id, ct))
        {
            _tally.Skip("skip-channel-known");
            return id;
        }

        var now = clock.GetUtcNow();
        var created = channel.Created > 0 ? DateTimeOffset.FromUnixTimeSeconds(Math.Min(channel.Created, now.ToUnixTimeSeconds())) : now;
        var name = NameOf(conversation);
        var isOpen = conversation.Kind == SlackChannelKind.Public;
        var members = Insiders(channel).ToList();
        var creator = channel.Creator is { } user && _matched.GetValueOrDefault(user) is { } c && _people[c] is { IsActive: true, IsGuest: false } person ? person.Id : (Guid?)null;
        // Whoever imports never enters what was private; an open space needs somebody who runs it.
        var host = isOpen ? creator ?? input.Actor ?? _people.Administrator : members.Any(m => m.Id == creator) ? creator : members[0].Id;
        var purpose = new[] { channel.Purpose?.Value, channel.Topic?.Value }.FirstOrDefault(v => !string.IsNullOrWhiteSpace(v));
        var space = new Space(Guid.CreateVersion7(created), await FreeSlugAsync(name, ct), name,
            purpose is null ? HouseWord("slack-purpose", name) : _text.Convert(purpose).Markdown, isOpen ? SpaceKind.Open : SpaceKind.Private,
            1 + (await db.Spaces.CountAsync(ct) % 12), host ?? Guid.Empty, created)
        {
            WithPartners = members.Any(m => m.IsGuest),
            ArchivedAt = channel.IsArchived ? now : null,
        };
        var inside = members.Select(m => m.Id).ToHashSet();
        if (host is { } h) inside.Add(h);
        space.MemberCount = inside.Count;
        db.Spaces.Add(space);
        foreach (var member in inside) db.SpaceMembers.Add(new SpaceMember(space.Id, member, member == host ? SpaceRole.Host : SpaceRole.Member, now));
        if (known is not null) await db.ImportedItems.Where(i => i.Source == Source && i.Key == key).ExecuteDeleteAsync(ct);
        db.ImportedItems.Add(new ImportedItem(Source, key, space.Id));
        db.Audit.Add(new AuditEntry(input.Actor, "space.created", space.Slug, space.Kind.ToString(), now));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(new SearchDocument(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt), ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
        _tally.Count("slack-spaces");
        return space.Id;
    }

    private string HouseWord(string key, params object[] arguments)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(house.Language);
            return words[key, arguments];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>Writes the messages not known yet, all or none of them.</summary>
    private async Task WriteAsync(string channel, Guid spaceId, SlackMessage[] messages, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        var keys = messages.Select(m => $"message:{channel}:{m.Ts}").ToList();
        var seen = (await db.ImportedItems.AsNoTracking().Where(i => i.Source == Source && keys.Contains(i.Key)).Select(i => i.Key).ToListAsync(ct)).ToHashSet();
        var threads = await ThreadsAsync(channel, messages, ct);
        var standInsBefore = _standIns.Keys.ToHashSet();
        var documents = new List<SearchDocument>();
        var batch = new BatchCounts();
        foreach (var message in messages)
        {
            if (!seen.Add($"message:{channel}:{message.Ts}")) batch.Skip("skip-known");
            else if (message.Subtype is { } subtype && !Told.Contains(subtype)) batch.Skip(subtype == "bot_message" ? "skip-bot" : $"skip-subtype:{subtype}");
            else if (message.User is null || _users.TryGetValue(message.User, out var user) && IsBot(user)) batch.Skip("skip-bot");
            else Add(channel, spaceId, message, threads, documents, batch);
        }

        if (documents.Count > 0)
        {
            try
            {
                var newest = documents.Max(d => d.At);
                await db.SaveChangesAsync(ct);
                await search.PutAsync(documents, ct);
                await db.Spaces.Where(s => s.Id == spaceId).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + batch.Threads), ct);
                await db.Spaces.Where(s => s.Id == spaceId && s.LastActivityAt < newest).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastActivityAt, newest), ct);
                await write.CommitAsync(ct);
            }
            catch
            {
                foreach (var user in _standIns.Keys.Except(standInsBefore).ToList()) _standIns.Remove(user);
                throw;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        batch.AddTo(_tally);
    }

    private void Add(string channel, Guid spaceId, SlackMessage message, Dictionary<string, DiscussionThread> threads, List<SearchDocument> documents, BatchCounts batch)
    {
        var at = SlackTime.At(message.Ts)!.Value;
        var raw = RawText(message);
        if (raw.Length == 0)
        {
            batch.Skip("skip-empty");
            return;
        }

        var author = MemberOf(message.User, message.UserProfile, at)!.Value;
        foreach (var named in SlackMentions.In(raw)) MemberOf(named, null, at);
        var text = _text.Convert(raw);
        var body = text.Markdown.Length > Longest ? text.Markdown[..Longest] + "…" : text.Markdown;
        var rendered = markdown.Render(body);
        var root = message.ThreadTs ?? message.Ts!;
        if (!threads.TryGetValue(root, out var thread))
        {
            thread = new DiscussionThread(Guid.CreateVersion7(at), spaceId, ThreadKind.Discussion, TitleOf(rendered.Text), author, at);
            db.Threads.Add(thread);
            db.ImportedItems.Add(new ImportedItem(Source, $"thread:{channel}:{root}", thread.Id));
            threads[root] = thread;
            batch.Threads++;
        }

        var post = new Post(Guid.CreateVersion7(at), thread.Id, spaceId, author, ++thread.PostCount, body, rendered.Html, at)
        {
            EditedAt = SlackTime.At(message.Edited?.Ts),
        };
        if (post.Number > 1)
        {
            thread.ReplyCount++;
            thread.Version++;
        }

        if (at >= thread.LastPostAt)
        {
            thread.LastPostAt = at;
            thread.LastPosterId = author;
        }

        db.Posts.Add(post);
        db.ImportedItems.Add(new ImportedItem(Source, $"message:{channel}:{message.Ts}", post.Id));
        db.Acts.Add(new Act(author, post.Number == 1 ? ActKind.StartedThread : ActKind.Posted, at, spaceId, post.Id));
        if (post.Number > 1 && thread.AuthorId != author) db.Ties.Add(new Tie(author, thread.AuthorId, TieKind.Reply, at, spaceId, post.Id));
        foreach (var member in text.Mentioned.Select(user => MemberOf(user, null, at)).OfType<Guid>().Distinct())
        {
            db.Mentions.Add(new Mention(post.Id, member));
            if (member != author) db.Ties.Add(new Tie(author, member, TieKind.Mention, at, spaceId, post.Id));
            batch.Mentions++;
        }

        React(post, message, at, batch);
        documents.Add(new SearchDocument(SearchKind.Post, post.Id, spaceId, thread.Id, author, post.Number == 1 ? thread.Title : "", rendered.Text, at));
        batch.Posts++;
    }

    /// <summary>Slack doesn't say when somebody reacted: the time of the message stands for it.</summary>
    private void React(Post post, SlackMessage message, DateTimeOffset at, BatchCounts batch)
    {
        var given = new HashSet<(Guid Member, ReactionKind Kind)>();
        foreach (var reaction in message.Reactions ?? [])
        {
            var kind = SlackEmoji.AsReaction(reaction.Name ?? "");
            if (kind is null)
            {
                batch.Skip("skip-reaction-picture", Math.Max(1, reaction.Users?.Count ?? 0));
                continue;
            }

            foreach (var user in reaction.Users ?? [])
            {
                if (MemberOf(user, null, at) is not { } member || !given.Add((member, kind.Value))) continue;
                db.Reactions.Add(new Reaction(post.Id, member, kind.Value, at));
                if (member != post.AuthorId)
                {
                    db.Acts.Add(new Act(member, ActKind.Reacted, at, post.SpaceId, post.Id));
                    db.Ties.Add(new Tie(member, post.AuthorId, TieKind.Reaction, at, post.SpaceId, post.Id));
                }

                batch.Reactions++;
            }
        }

        post.ReactionSummary = string.Join(' ', given.GroupBy(g => g.Kind).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.ToString().ToLowerInvariant()}:{g.Count()}")));
    }

    private async Task<Dictionary<string, DiscussionThread>> ThreadsAsync(string channel, SlackMessage[] messages, CancellationToken ct)
    {
        var prefix = $"thread:{channel}:";
        var keys = messages.Select(m => prefix + (m.ThreadTs ?? m.Ts)).Distinct().ToList();
        var items = await db.ImportedItems.AsNoTracking().Where(i => i.Source == Source && keys.Contains(i.Key)).ToListAsync(ct);
        var ids = items.Select(i => i.Id).ToList();
        var threads = await db.Threads.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return items.Where(i => threads.ContainsKey(i.Id)).ToDictionary(i => i.Key[prefix.Length..], i => threads[i.Id]);
    }

    private static string RawText(SlackMessage message)
    {
        var text = (message.Text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (text.Length == 0 && message.Attachments is { Count: > 0 } attachments)
            text = string.Join("\n", attachments.Select(a => a.Text ?? a.Fallback).Where(t => !string.IsNullOrWhiteSpace(t)));
        foreach (var file in message.Files ?? [])
        {
            // Files stay where they are: an export holds only their addresses.
            var name = file.Title ?? file.Name;
            if (string.IsNullOrWhiteSpace(name)) continue;
            text += $"\n{((file.Permalink ?? file.UrlPrivate) is { Length: > 0 } address ? $"<{address}|📎 {name.Replace('>', ' ').Replace('|', ' ')}>" : $"📎 {name}")}";
        }

        return text.Trim();
    }

    /// <summary>The first words, up to the end of a line or a sensible length.</summary>
    private static string TitleOf(string text)
    {
        var line = text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "…";
        if (line.Length <= LongestTitle) return line;
        var cut = line.LastIndexOf(' ', LongestTitle);
        return line[..(cut > LongestTitle / 2 ? cut : LongestTitle - (char.IsHighSurrogate(line[LongestTitle - 1]) ? 1 : 0))].TrimEnd(',', '.', ';', ':', ' ') + "…";
    }

    private const int Longest = 40_000;

    private async Task<string> FreeSlugAsync(string name, CancellationToken ct)
    {
        var stem = new string([.. WordForms.Fold(name).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        stem = string.Join('-', stem.Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (stem.Length == 0) stem = "space";
        if (stem.Length > 80) stem = stem[..80].TrimEnd('-');
        var taken = (await db.Spaces.AsNoTracking().Where(s => s.Slug.StartsWith(stem)).Select(s => s.Slug).ToListAsync(ct)).ToHashSet();
        if (!taken.Contains(stem)) return stem;
        var n = 2;
        while (taken.Contains($"{stem}-{n}")) n++;
        return $"{stem}-{n}";
    }

    /// <summary>What one transaction brings; it reaches the report only after the commit.</summary>
    private sealed class BatchCounts
    {
        private readonly Dictionary<string, long> _skipped = [];

        public int Threads { get; set; }

        public int Posts { get; set; }

        public int Reactions { get; set; }

        public int Mentions { get; set; }

        public void Skip(string code, long number = 1) => _skipped[code] = _skipped.GetValueOrDefault(code) + number;

        public void AddTo(ImportTally tally)
        {
            if (Threads > 0) tally.Count("slack-threads", Threads);
            if (Posts > 0) tally.Count("slack-posts", Posts);
            if (Reactions > 0) tally.Count("slack-reactions", Reactions);
            if (Mentions > 0) tally.Count("slack-mentions", Mentions);
            foreach (var (code, number) in _skipped) tally.Skip(code, number);
        }
    }
}
