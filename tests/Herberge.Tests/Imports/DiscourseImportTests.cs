using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Ledger;
using Herberge.Spaces;
using Herberge.Spaces.Imports.Conversations;
using Herberge.Spaces.Imports.Discourse;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Imports;

public sealed class DiscourseImportTests
{
    [Theory, BothEngines]
    public async Task Topics_become_threads_with_answers_likes_quotes_and_links_that_lead_here(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");

        var report = await ImportAsync(house, Backup(svenja));

        Assert.Empty(report.Faults);
        Assert.Equal((2, 2, 5, 1), (report["talk-spaces"], report["talk-threads"], report["talk-posts"], report["talk-reactions"]));
        Assert.Equal((1, 1, 1, 1), (report["skip-service"], report["skip-deleted"], report["skip-private"], report["skip-direct"]));
        var threads = await house.InDbAsync(db => db.Threads.AsNoTracking().OrderBy(t => t.CreatedAt).ToListAsync());
        Assert.Equal(["Preisliste 2024: wo liegt sie?", "Kühlung im Werk"], threads.Select(t => t.Title));
        var first = await house.InDbAsync(db => db.Posts.AsNoTracking().Where(p => p.ThreadId == threads[0].Id).OrderBy(p => p.Number).ToListAsync());
        Assert.Equal([svenja.Id, tomasz.Id, svenja.Id], first.Select(p => p.AuthorId));
        Assert.Equal("Ich suche die *Liste*.\tMit Tab und \\ Strich.", first[0].Body);
        Assert.Equal("> @svenja.matthiesen:\n> Ich suche die *Liste*.\n\nLiegt hier: 📎 preise.pdf\n```\n[quote]bleibt[/quote]\n```", first[1].Body);
        Assert.Equal("thanks:1", first[1].ReactionSummary);
        var linking = await house.InDbAsync(db => db.Posts.AsNoTracking().SingleAsync(p => p.ThreadId == threads[1].Id && p.Number == 1));
        Assert.Equal($"Siehe /threads/{threads[0].Id}#post-2, und [hier](/threads/{threads[1].Id}#post-2). Nicht https://anderswo.example/t/fremd/1/2", linking.Body.Replace($"?after=1", "", StringComparison.Ordinal));
        Assert.Contains($"/threads/{threads[0].Id}", linking.Html, StringComparison.Ordinal);
        Assert.Equal(2, report["talk-links"]);

        // Who answers somebody in particular has contact with them, not with who opened the topic.
        var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().Where(t => t.Kind == TieKind.Reply).ToListAsync());
        Assert.Contains(ties, t => (t.FromId, t.ToId) == (svenja.Id, tomasz.Id));

        // As if the run had been stopped before its last step: the next one takes it.
        await house.InDbAsync(db => db.Posts.Where(p => p.Id == linking.Id).ExecuteUpdateAsync(p => p.SetProperty(x => x.Body, "Siehe https://forum.werk.example/t/preisliste-2024/12/2")));
        var again = await ImportAsync(house, Backup(svenja), "backup.tar.gz");
        Assert.Equal((0, 5, 1), (again["talk-posts"], again["skip-known"], again["talk-links"]));
        Assert.Equal($"Siehe /threads/{threads[0].Id}#post-2", await house.InDbAsync(db => db.Posts.Where(p => p.Id == linking.Id).Select(p => p.Body).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task Closed_categories_and_messages_come_only_when_asked_for_and_only_to_their_people(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");

        var report = await ImportAsync(house, Backup(svenja), all: true);

        Assert.Equal((4, 7), (report["talk-spaces"], report["talk-posts"]));
        Assert.Contains("Leitung", (await svenja.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Leitung", (await tomasz.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Leitung", (await house.Administrator.PageAsync("/spaces")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await house.InDbAsync(db => db.Spaces.CountAsync(s => s.Kind == SpaceKind.Private)));
    }

    [Theory]
    [InlineData("kein dump", "backup.sql", "discourse-no-table")]
    [InlineData("COPY public.users (id, username) FROM stdin;\n1\tx", "backup.sql", "discourse-broken-off")]
    [InlineData("COPY public.users (id, username) FROM stdin;\n1\n\\.\n", "backup.sql", "csv-field-count")]
    [InlineData("", "backup.tar.gz", "discourse-no-dump")]
    public async Task A_broken_backup_is_refused_and_writes_nothing(string dump, string name, string code)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var report = await ImportAsync(house, dump, name, withDump: dump.Length > 0);

        Assert.Equal(code, Assert.Single(report.Faults).Code);
        Assert.Equal(0, await house.InDbAsync(db => db.Spaces.CountAsync()));
    }

    [Theory]
    [InlineData("\\N", null), InlineData("", ""), InlineData("a\\tb\\nc\\\\d", "a\tb\nc\\d"), InlineData("\\r\\b", "\r\b"), InlineData("ä|€", "ä|€")]
    public void Fields_of_a_dump_are_read_as_PostgreSQL_writes_them(string field, string? expected) => Assert.Equal(expected, DiscourseStage.Unescaped(field));

    private static string Backup(Person svenja) => $$"""
        --
        -- PostgreSQL database dump
        --
        SET client_encoding = 'UTF8';
        CREATE TABLE public.posts (id integer NOT NULL, raw text NOT NULL);

        COPY public.api_keys (id, key) FROM stdin;
        1	geheim
        \.


        COPY public.categories (id, name, color, user_id, created_at, description, read_restricted, parent_category_id) FROM stdin;
        1	Allgemein	0088CC	-1	2024-01-01 08:00:00	<p>Worum es <b>geht</b></p>	f	\N
        5	Technik	0088CC	101	2024-01-01 08:00:00	\N	f	1
        6	Leitung	0088CC	101	2024-01-01 08:00:00	\N	t	\N
        \.


        COPY public.category_groups (id, category_id, group_id, permission_type) FROM stdin;
        1	6	41	1
        \.


        COPY public.group_users (id, group_id, user_id) FROM stdin;
        1	41	101
        \.


        COPY public.post_actions (id, post_id, user_id, post_action_type_id, deleted_at, created_at) FROM stdin;
        1	1002	101	2	\N	2024-05-06 10:00:00
        2	1002	101	3	\N	2024-05-06 10:00:00
        3	1002	103	2	2024-05-07 10:00:00	2024-05-06 10:00:00
        \.


        COPY public.posts (id, user_id, topic_id, post_number, raw, cooked, created_at, updated_at, reply_to_post_number, deleted_at, post_type, hidden, version, last_version_at) FROM stdin;
        1003	101	12	4	Danke dir, @tomasz!	<p>x</p>	2024-05-06 09:00:00	2024-05-06 09:00:00	2	\N	1	f	1	\N
        1001	101	12	1	Ich suche die *Liste*.\tMit Tab und \\ Strich.	<p>x</p>	2024-05-06 08:00:00.123456	2024-05-06 08:00:00	\N	\N	1	f	1	\N
        1002	102	12	2	[quote="svenja, post:1, topic:12"]\nIch suche die *Liste*.\n[/quote]\nLiegt hier: [preise.pdf|attachment](upload://7aBc.pdf) (1.2 MB)\n```\n[quote]bleibt[/quote]\n```	<p>x</p>	2024-05-06 08:30:00	2024-05-06 08:40:00	\N	\N	1	f	2	2024-05-06 08:40:00
        1004	103	12	3	Weg damit	<p>x</p>	2024-05-06 08:45:00	2024-05-06 08:45:00	\N	2024-05-06 08:46:00	1	f	1	\N
        1005	-1	12	5	Dieses Thema wurde geschlossen.	<p>x</p>	2024-05-08 08:45:00	2024-05-08 08:45:00	\N	\N	3	f	1	\N
        1006	103	13	1	Siehe https://forum.werk.example/t/preisliste-2024/12/2, und [hier](/t/kuehlung/13/2). Nicht https://anderswo.example/t/fremd/1/2	<p>x</p>	2024-05-10 08:00:00	2024-05-10 08:00:00	\N	\N	1	f	1	\N
        1007	102	13	2	Gut.	<p>x</p>	2024-05-10 09:00:00	2024-05-10 09:00:00	\N	\N	1	f	1	\N
        1008	101	14	1	Streng vertraulich	<p>x</p>	2024-05-10 09:00:00	2024-05-10 09:00:00	\N	\N	1	f	1	\N
        1009	101	15	1	Nur wir zwei	<p>x</p>	2024-05-10 09:00:00	2024-05-10 09:00:00	\N	\N	1	f	1	\N
        \.


        COPY public.topic_allowed_users (id, user_id, topic_id) FROM stdin;
        1	101	15
        2	103	15
        \.


        COPY public.topics (id, title, created_at, user_id, category_id, archetype, deleted_at, slug) FROM stdin;
        12	Preisliste 2024: wo liegt sie?	2024-05-06 08:00:00	101	1	regular	\N	preisliste-2024
        13	Kühlung im Werk	2024-05-10 08:00:00	103	5	regular	\N	kuehlung
        14	Gehälter	2024-05-10 08:00:00	101	6	regular	\N	gehaelter
        15	Unter uns	2024-05-10 08:00:00	101	\N	private_message	\N	unter-uns
        \.


        COPY public.user_emails (id, user_id, email, "primary") FROM stdin;
        1	101	alt@anderswo.example	f
        2	101	{{svenja.Email}}	t
        3	103	petra@anderswo.example	t
        \.


        COPY public.users (id, username, created_at, name) FROM stdin;
        -1	system	2024-01-01 08:00:00	system
        101	svenja	2024-01-01 08:00:00	Svenja M.
        102	tomasz	2024-01-01 08:00:00	Tomasz Wieczorek
        103	petra	2024-01-01 08:00:00	Petra Ehemalig
        \.


        """;

    private static async Task<ImportReport> ImportAsync(TestHouse house, string dump, string name = "dump.sql", bool all = false, bool withDump = true)
    {
        var path = Path.Combine(house.DataFolder, $"{Guid.CreateVersion7():N}");
        if (name.EndsWith(".tar.gz", StringComparison.Ordinal)) await PackAsync(path, withDump ? dump : null);
        else await File.WriteAllTextAsync(path, dump);
        return await house.InScopeAsync(services => services.GetRequiredService<ImportConversations>()
            .HandleAsync(new ImportConversationsInput("discourse", path, name, all, all, false, null), new Progress<ImportProgress>(), CancellationToken.None));
    }

    private static async Task PackAsync(string path, string? dump)
    {
        await using var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        await using var tar = new TarWriter(gzip);
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "uploads/default/original/1X/a.png") { DataStream = new MemoryStream([1, 2, 3]) });
        if (dump is null) return;
        var packed = new MemoryStream();
        await using (var inner = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await inner.WriteAsync(Encoding.UTF8.GetBytes(dump));
        packed.Position = 0;
        await tar.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, "dump.sql.gz") { DataStream = packed });
    }
}
