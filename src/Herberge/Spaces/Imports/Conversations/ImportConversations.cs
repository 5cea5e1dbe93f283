using System.Globalization;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Imports.Discourse;
using Herberge.Spaces.Imports.Mattermost;
using Herberge.Spaces.Imports.Slack;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Imports.Conversations;

/// <param name="Source">One of <see cref="ImportConversations.Sources"/>.</param>
/// <param name="Actor">Who imports and hosts open spaces whose creator isn't here; null for the first administrator.</param>
public sealed record ImportConversationsInput(string Source, string Path, string FileName, bool IncludePrivate, bool IncludeDirect, bool IsDryRun, Guid? Actor);

/// <summary>
/// Brings the conversations of another system into the house: its channels or categories become spaces, what was said threads and posts,
/// with reactions, mentions and their time; the ledger gets what happened when it happened. The whole export is read and
/// checked first. Then some hundred posts a transaction are written, each together with the names of
/// what it brought (<see cref="ImportedItem"/>): whatever stops the import, a later run finds what is there and goes on.
/// </summary>
internal sealed class ImportConversations(
    HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, SearchIndex search, RewriteLinks links, House house,
    IStringLocalizer<ImportWords> words, TimeProvider clock)
{
    private const int Longest = 40_000;
    private const int LongestTitle = 80;
    private const int LongestName = 120;

    private readonly ImportTally _tally = new();
    private readonly Dictionary<string, Guid> _spaces = new(StringComparer.Ordinal);
    private readonly List<Guid> _linking = [];
    private ForeignPeople _people = null!;
    private IForeignExport _export = null!;

    public static IReadOnlyList<string> Sources { get; } = [SlackSource.Name, MattermostExport.Name, DiscourseExport.Name];

    public async Task<ImportReport> HandleAsync(ImportConversationsInput input, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        try
        {
            using var export = Open(input);
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

    private static IForeignExport Open(ImportConversationsInput input) => input.Source switch
    {
        MattermostExport.Name => new MattermostExport(input.Path, input.FileName),
        DiscourseExport.Name => new DiscourseExport(input.Path, input.FileName),
        _ => new SlackSource(input.Path, input.FileName),
    };

    private async Task<ImportReport> ImportAsync(IForeignExport export, ImportConversationsInput input, IProgress<ImportProgress> progress, CancellationToken ct)
    {
        _export = export;
        _people = await ForeignPeople.MatchAsync(db, export, _tally, ct);

        var wanted = Wanted(export.Spaces, input);
        var total = export.Check(wanted, _tally, progress, ct);
        if (_tally.HasFaults) return _tally.Report(input.IsDryRun);
        if (input.IsDryRun)
        {
            _tally.Count("talk-channels", wanted.Count);
            _tally.Count("talk-messages", total);
            return _tally.Report(isDryRun: true);
        }

        var done = 0L;
        try
        {
            foreach (var space in wanted) _spaces[space.Key] = await SpaceAsync(space, input, ct);
            foreach (var posts in export.Posts(wanted))
            {
                ct.ThrowIfCancellationRequested();
                await WriteAsync(posts, ct);
                done += posts.Count;
                progress.Report(new ImportProgress("phase-messages", Math.Min(done, total), total));
            }

            var rewritten = await links.HandleAsync(export, _linking, ct);
            if (rewritten > 0) _tally.Count("talk-links", rewritten);
        }
        catch (OperationCanceledException)
        {
            return _tally.Report(isDryRun: false, isCancelled: true);
        }

        db.Audit.Add(new AuditEntry(input.Actor, $"{export.Source}.imported", input.FileName,
            _tally.Report(false)["talk-posts"].ToString(CultureInfo.InvariantCulture), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return _tally.Report(isDryRun: false);
    }

    private List<ForeignSpace> Wanted(IReadOnlyList<ForeignSpace> spaces, ImportConversationsInput input)
    {
        var wanted = new List<ForeignSpace>();
        foreach (var space in spaces)
        {
            if (space.Reach == ForeignReach.Private && !input.IncludePrivate) _tally.Skip("skip-private");
            else if (space.Reach == ForeignReach.Direct && !input.IncludeDirect) _tally.Skip("skip-direct");
            else if (space is { Reach: ForeignReach.Direct, IsEmpty: true }) _tally.Skip("skip-direct-empty");
            else if (space.Reach != ForeignReach.Open && !_people.Insiders(space).Any())
            {
                // A space nobody could see: what was said among these people stays among them.
                _tally.Skip("skip-nobody-here");
                _tally.Sample("skip-nobody-here", space.Key, space.Name);
            }
            else wanted.Add(space);
        }

        return wanted;
    }

    private async Task<Guid> SpaceAsync(ForeignSpace foreign, ImportConversationsInput input, CancellationToken ct)
    {
        var (source, key) = (_export.Source, $"channel:{foreign.Key}");
        await using var write = await writes.BeginAsync(db, ct);
        var known = await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && i.Key == key).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);
        if (known is { } id && await db.Spaces.AnyAsync(s => s.Id == id, ct))
        {
            _tally.Skip("skip-channel-known");
            return id;
        }

        var now = clock.GetUtcNow();
        var created = foreign.CreatedAt is { } at && at < now ? at : now;
        var name = foreign.Name.Length > LongestName ? foreign.Name[..(LongestName - 1)] + "…" : foreign.Name;
        var isOpen = foreign.Reach == ForeignReach.Open;
        var members = _people.Insiders(foreign).ToList();
        var creator = foreign.Creator is { } user && _people.Matched(user) is { IsActive: true, IsGuest: false } person ? person.Id : (Guid?)null;
        // Whoever imports never enters what was private; an open space needs somebody who runs it.
        var host = isOpen ? creator ?? input.Actor ?? _people.Administrator : members.Any(m => m.Id == creator) ? creator : members[0].Id;
        var space = new Space(Guid.CreateVersion7(created), await FreeSlugAsync(name, ct), name,
            string.IsNullOrWhiteSpace(foreign.Purpose) ? HouseWord($"{source}-purpose", name) : foreign.Purpose, isOpen ? SpaceKind.Open : SpaceKind.Private,
            1 + (await db.Spaces.CountAsync(ct) % 12), host ?? Guid.Empty, created)
        {
            WithPartners = members.Any(m => m.IsGuest),
            ArchivedAt = foreign.IsArchived ? now : null,
        };
        var inside = members.Select(m => m.Id).ToHashSet();
        if (host is { } h) inside.Add(h);
        space.MemberCount = inside.Count;
        db.Spaces.Add(space);
        foreach (var member in inside) db.SpaceMembers.Add(new SpaceMember(space.Id, member, member == host ? SpaceRole.Host : SpaceRole.Member, now));
        if (known is not null) await db.ImportedItems.Where(i => i.Source == source && i.Key == key).ExecuteDeleteAsync(ct);
        db.ImportedItems.Add(new ImportedItem(source, key, space.Id));
        db.Audit.Add(new AuditEntry(input.Actor, "space.created", space.Slug, space.Kind.ToString(), now));
        await db.SaveChangesAsync(ct);
        await search.PutAsync(new SearchDocument(SearchKind.Space, space.Id, space.Id, null, null, space.Name, space.Purpose, space.CreatedAt), ct);
        await write.CommitAsync(ct);
        db.ChangeTracker.Clear();
        _tally.Count("talk-spaces");
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

    /// <summary>Writes the posts not known yet, all or none of them.</summary>
    private async Task WriteAsync(IReadOnlyList<ForeignPost> posts, CancellationToken ct)
    {
        var source = _export.Source;
        await using var write = await writes.BeginAsync(db, ct);
        var keys = posts.Select(p => p.Key).ToList();
        var known = await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && keys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, i => i.Id, ct);
        var seen = known.Keys.ToHashSet();
        var threads = await ThreadsAsync(posts, ct);
        var authors = await AuthorsAsync(posts, ct);
        _people.Begin();
        var documents = new List<SearchDocument>();
        var batch = new BatchCounts();
        foreach (var post in posts)
        {
            if (!seen.Add(post.Key))
            {
                batch.Skip("skip-known");
                // A run that was stopped before its last step left the links of what it wrote.
                if (known.TryGetValue(post.Key, out var earlier) && LinksHere(post.Raw)) _linking.Add(earlier);
            }
            else if (post.Skip is { } reason) batch.Skip(reason);
            else if (string.IsNullOrWhiteSpace(post.Author) || _people.IsProgram(post.Author)) batch.Skip("skip-bot");
            else Add(post, threads, authors, documents, batch);
        }

        if (documents.Count > 0)
        {
            try
            {
                await db.SaveChangesAsync(ct);
                await search.PutAsync(documents, ct);
                foreach (var (space, started) in batch.Started)
                    await db.Spaces.Where(s => s.Id == space).ExecuteUpdateAsync(s => s.SetProperty(x => x.ThreadCount, x => x.ThreadCount + started), ct);
                foreach (var place in documents.GroupBy(d => d.SpaceId!.Value))
                {
                    var (space, newest) = (place.Key, place.Max(d => d.At));
                    await db.Spaces.Where(s => s.Id == space && s.LastActivityAt < newest).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastActivityAt, newest), ct);
                }

                await write.CommitAsync(ct);
                _linking.AddRange(batch.Linking);
            }
            catch
            {
                _people.TakeBack();
                throw;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        batch.AddTo(_tally);
    }

    private void Add(ForeignPost foreign, Dictionary<string, DiscussionThread> threads, Dictionary<string, Guid> authors, List<SearchDocument> documents, BatchCounts batch)
    {
        var (at, spaceId) = (foreign.At, _spaces[foreign.Space.Key]);
        if (foreign.Raw.Length == 0)
        {
            batch.Skip("skip-empty");
            return;
        }

        if (_people.MemberOf(foreign.Author, foreign.AuthorAs, at) is not { } author)
        {
            batch.Skip("skip-author");
            return;
        }

        foreach (var named in foreign.Named) _people.MemberOf(named, null, at);
        var text = _export.Convert(foreign, _people.HandleOf);
        var body = text.Markdown.Replace("\0", "", StringComparison.Ordinal);
        if (body.Length > Longest) body = body[..Longest] + "…";
        var rendered = markdown.Render(body);
        if (!threads.TryGetValue(foreign.Thread, out var thread))
        {
            thread = new DiscussionThread(Guid.CreateVersion7(at), spaceId, ThreadKind.Discussion, TitleOf(foreign.Title, rendered.Text), author, at);
            db.Threads.Add(thread);
            db.ImportedItems.Add(new ImportedItem(_export.Source, foreign.Thread, thread.Id));
            threads[foreign.Thread] = thread;
            batch.Start(spaceId);
        }

        var post = new Post(Guid.CreateVersion7(at), thread.Id, spaceId, author, ++thread.PostCount, body, rendered.Html, at) { EditedAt = foreign.EditedAt };
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
        authors[foreign.Key] = author;
        db.ImportedItems.Add(new ImportedItem(_export.Source, foreign.Key, post.Id));
        db.Acts.Add(new Act(author, post.Number == 1 ? ActKind.StartedThread : ActKind.Posted, at, spaceId, post.Id));
        var answered = foreign.Answers is { } key && authors.TryGetValue(key, out var other) ? other : thread.AuthorId;
        if (post.Number > 1 && answered != author) db.Ties.Add(new Tie(author, answered, TieKind.Reply, at, spaceId, post.Id));
        foreach (var member in text.Mentioned.Select(user => _people.MemberOf(user, null, at)).OfType<Guid>().Distinct())
        {
            db.Mentions.Add(new Mention(post.Id, member));
            if (member != author) db.Ties.Add(new Tie(author, member, TieKind.Mention, at, spaceId, post.Id));
            batch.Mentions++;
        }

        React(post, foreign, batch);
        documents.Add(new SearchDocument(SearchKind.Post, post.Id, spaceId, thread.Id, author, post.Number == 1 ? thread.Title : "", rendered.Text, at));
        batch.Posts++;
        if (LinksHere(body)) batch.Linking.Add(post.Id);
    }

    private bool LinksHere(string text) => ForeignLinks.In(text).Any(link => _export.PostBehind(link) is not null);

    private void React(Post post, ForeignPost foreign, BatchCounts batch)
    {
        var given = new HashSet<(Guid Member, ReactionKind Kind)>();
        foreach (var reaction in foreign.Reactions)
        {
            if (reaction.Kind is not { } kind)
            {
                batch.Skip("skip-reaction-picture");
                continue;
            }

            var at = reaction.At ?? foreign.At;
            if (_people.MemberOf(reaction.Person, null, at) is not { } member || !given.Add((member, kind))) continue;
            db.Reactions.Add(new Reaction(post.Id, member, kind, at));
            if (member != post.AuthorId)
            {
                db.Acts.Add(new Act(member, ActKind.Reacted, at, post.SpaceId, post.Id));
                db.Ties.Add(new Tie(member, post.AuthorId, TieKind.Reaction, at, post.SpaceId, post.Id));
            }

            batch.Reactions++;
        }

        post.ReactionSummary = string.Join(' ', given.GroupBy(g => g.Kind).OrderBy(g => g.Key)
            .Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Key.ToString().ToLowerInvariant()}:{g.Count()}")));
    }

    private async Task<Dictionary<string, DiscussionThread>> ThreadsAsync(IReadOnlyList<ForeignPost> posts, CancellationToken ct)
    {
        var (source, keys) = (_export.Source, posts.Select(p => p.Thread).Distinct().ToList());
        var items = await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && keys.Contains(i.Key)).ToListAsync(ct);
        var ids = items.Select(i => i.Id).ToList();
        var threads = await db.Threads.Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, ct);
        return items.Where(i => threads.ContainsKey(i.Id)).ToDictionary(i => i.Key, i => threads[i.Id]);
    }

    /// <summary>Who wrote the earlier posts that these answer.</summary>
    private async Task<Dictionary<string, Guid>> AuthorsAsync(IReadOnlyList<ForeignPost> posts, CancellationToken ct)
    {
        var (source, keys) = (_export.Source, posts.Select(p => p.Answers).OfType<string>().Distinct().ToList());
        if (keys.Count == 0) return [];
        return await db.ImportedItems.AsNoTracking().Where(i => i.Source == source && keys.Contains(i.Key))
            .Join(db.Posts, i => i.Id, p => p.Id, (i, p) => new { i.Key, p.AuthorId }).ToDictionaryAsync(i => i.Key, i => i.AuthorId, ct);
    }

    /// <summary>The first words, up to the end of a line or a sensible length.</summary>
    private static string TitleOf(string? title, string text) => string.IsNullOrWhiteSpace(title)
        ? Cut(text.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0) ?? "…", LongestTitle)
        : Cut(title.Trim(), PostText.LongestTitle);

    private static string Cut(string line, int most)
    {
        if (line.Length <= most) return line;
        var cut = line.LastIndexOf(' ', most - 1);
        return line[..(cut > most / 2 ? cut : most - (char.IsHighSurrogate(line[most - 2]) ? 2 : 1))].TrimEnd(',', '.', ';', ':', ' ') + "…";
    }

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

        public Dictionary<Guid, int> Started { get; } = [];

        /// <summary>Posts with links to other posts of the export.</summary>
        public List<Guid> Linking { get; } = [];

        public int Posts { get; set; }

        public int Reactions { get; set; }

        public int Mentions { get; set; }

        public void Start(Guid space) => Started[space] = Started.GetValueOrDefault(space) + 1;

        public void Skip(string code) => _skipped[code] = _skipped.GetValueOrDefault(code) + 1;

        public void AddTo(ImportTally tally)
        {
            if (Started.Count > 0) tally.Count("talk-threads", Started.Values.Sum());
            if (Posts > 0) tally.Count("talk-posts", Posts);
            if (Reactions > 0) tally.Count("talk-reactions", Reactions);
            if (Mentions > 0) tally.Count("talk-mentions", Mentions);
            foreach (var (code, number) in _skipped) tally.Skip(code, number);
        }
    }
}
