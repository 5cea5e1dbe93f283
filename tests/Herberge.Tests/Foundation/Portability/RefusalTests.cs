using System.IO.Compression;
using System.Text;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Foundation.Portability;

/// <summary>An archive anybody may have changed: refused with the place and what to do, and the house stays empty.</summary>
public sealed class RefusalTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_or_broken_archive_is_refused_with_its_place_and_the_house_stays_empty()
    {
        await using var house = await WrittenAsync(Engine.Sqlite);
        await using var empty = await TestHouse.OpenEmptyAsync(Engine.Sqlite);
        using var sound = await HouseFile.OfAsync(house);

        await RefusedAsync(f => f.CutOff(), "house.zip: this is no whole ZIP file");
        await RefusedAsync(f => File.WriteAllText(f.Path, "kein Archiv"), "house.zip: this is no whole ZIP file");
        await RefusedAsync(f => f.Remove("manifest.json"), "there is no manifest.json in it");
        await RefusedAsync(f => f.Change("manifest.json", t => t.Replace("\"version\": 1,", "\"version\": 2,", StringComparison.Ordinal), honest: false), "manifest.json, field version: this Herberge reads version 1 of the format, not 2");
        await RefusedAsync(f => f.Change("manifest.json", t => t.Replace("herberge-house", "something-else", StringComparison.Ordinal), honest: false), "manifest.json, field format: must be");
        await RefusedAsync(f => f.Change("manifest.json", t => t[..(t.Length / 2)], honest: false), "manifest.json");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => t.Replace("Guten Morgen", "Gute Nacht!!", StringComparison.Ordinal), honest: false), "data/posts.jsonl: its content is not what the manifest says");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => t + t, honest: false), "data/posts.jsonl");
        await RefusedAsync(f => f.Remove("data/posts.jsonl"), "data/posts.jsonl: it is missing in the archive");
        await RefusedAsync(f => f.Add("../../outside.txt", [.. "hinaus"u8]), "../../outside.txt: such a file has no place");
        await RefusedAsync(f => f.Add("files/../../outside", [.. "hinaus"u8]), "files/../../outside: such a file has no place");
        await RefusedAsync(f => f.Add("data/posts.jsonl", [.. "{}"u8]), "data/posts.jsonl: it is in the archive twice");
        await RefusedAsync(f => f.Add("files/0198a7c21d9e7c33b2f06f3f1c1d2e4a", new byte[8 * 1024 * 1024]), "it would unfold to more than two hundred times its size");
        await RefusedAsync(f => f.Add("files/0198a7c21d9e7c33b2f06f3f1c1d2e4a", [1, 2, 3]), "contents.jsonl: there are uploaded files in the archive that it does not list");
        await RefusedAsync(f => f.Change("data/members.jsonl", t => t.Replace("\"name\":", "\"nickname\":", StringComparison.Ordinal)), "data/members.jsonl, line 1, field nickname: is no field of this kind");
        await RefusedAsync(f => f.Change("data/members.jsonl", t => t.Replace("\"state\":\"Active\"", "\"state\":\"Sleepy\"", StringComparison.Ordinal)), "data/members.jsonl, line 1, field state: must be one of");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => Second(t, "\"number\":", "\"number\":\"viele\",\"nummer\":")), "data/posts.jsonl, line 2, field number: must be an integer");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => Second(t, "{", "")), "data/posts.jsonl, line 2: ");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => t.TrimEnd('\n')), "data/posts.jsonl, line 2: the line does not end");
        await RefusedAsync(f => f.Change("data/posts.jsonl", t => t + t.Split('\n')[0] + "\n"), "data/posts.jsonl, line 1: the database refuses this line or one of the 2 after it");
        Assert.False(File.Exists(Path.Combine(empty.DataFolder, "outside.txt")) || File.Exists(Path.Combine(empty.DataFolder, "..", "outside.txt")));

        await sound.IntoAsync(empty);
        Assert.Equal(2, await empty.InDbAsync(db => db.Set<Post>().CountAsync(Ct)));

        async Task RefusedAsync(Action<HouseFile> tamper, string expected)
        {
            using var file = new HouseFile();
            File.Copy(sound.Path, file.Path);
            tamper(file);
            var refused = await Assert.ThrowsAsync<WrongHouseException>(() => file.IntoAsync(empty));
            Assert.True(refused.Message.Contains(expected, StringComparison.Ordinal), $"“{refused.Message}” instead of “{expected}”");
            Assert.False(await empty.InDbAsync(db => db.Set<Member>().AnyAsync(Ct)));
            Assert.Empty(Directory.Exists(Path.Combine(empty.DataFolder, "files")) ? Directory.EnumerateFiles(Path.Combine(empty.DataFolder, "files"), "*", SearchOption.AllDirectories) : []);
        }
    }

    [Theory, BothEngines]
    public async Task What_names_something_that_is_not_there_is_refused_and_so_is_a_house_that_is_not_empty(Engine engine)
    {
        await using var house = await WrittenAsync(Engine.Sqlite);
        await using var empty = await TestHouse.OpenEmptyAsync(engine);
        using var file = await HouseFile.OfAsync(house);
        using var dangling = new HouseFile();
        File.Copy(file.Path, dangling.Path);
        var author = await house.InDbAsync(db => db.Set<Post>().OrderByDescending(p => p.Id).Select(p => p.AuthorId).FirstAsync(Ct));
        dangling.Change("data/posts.jsonl", t => Second(t, author.ToString(), "0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a"));

        var refused = await Assert.ThrowsAsync<WrongHouseException>(() => dangling.IntoAsync(empty));
        Assert.StartsWith("data/posts.jsonl, line 2, field authorId: names something that is not in data/members.jsonl.", refused.Message, StringComparison.Ordinal);
        Assert.False(await empty.InDbAsync(db => db.Set<Member>().AnyAsync(Ct)));

        await file.IntoAsync(empty);
        var full = await Assert.ThrowsAsync<FormatException>(() => file.IntoAsync(empty));
        Assert.Contains("is not empty", full.Message, StringComparison.Ordinal);
        Assert.Equal(2, await empty.InDbAsync(db => db.Set<Post>().CountAsync(Ct)));
    }

    [Fact]
    public async Task An_archive_that_says_less_than_it_holds_is_stopped_where_it_says_more()
    {
        using var bomb = new MemoryStream();
        await using (var packed = new DeflateStream(bomb, CompressionLevel.Optimal, leaveOpen: true)) await packed.WriteAsync(new byte[1024 * 1024], Ct);
        bomb.Position = 0;
        await using var reading = new BoundedReading(new DeflateStream(bomb, CompressionMode.Decompress), "data/posts.jsonl", 1000);

        await Assert.ThrowsAsync<WrongHouseException>(() => reading.CopyToAsync(Stream.Null, Ct));
    }

    [Fact]
    public async Task An_export_that_is_stopped_leaves_no_file()
    {
        await using var house = await WrittenAsync(Engine.Sqlite);
        var path = Path.Combine(house.DataFolder, "stopped.zip");
        using var stop = new CancellationTokenSource();
        var watch = new Watch(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => house.InScopeAsync(services => services.GetRequiredService<ExportHouse>().HandleAsync(path, false, null, watch, stop.Token)));

        Assert.Empty(Directory.EnumerateFiles(house.DataFolder, "stopped*"));
    }

    /// <summary>A house in which somebody asked and somebody answered.</summary>
    private static async Task<TestHouse> WrittenAsync(Engine engine)
    {
        var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var space = await house.OpenSpaceAsync(svenja, "Lager");
        await house.InScopeAsync(async services =>
        {
            var viewer = await svenja.ViewerAsync();
            var started = await services.GetRequiredService<StartThread>().HandleAsync(new StartThreadInput(space, ThreadKind.Question, "Wer hat den Schlüssel?", "Guten Morgen, wer hat ihn?"), viewer, Ct);
            Assert.True(started.Succeeded);
            Assert.True((await services.GetRequiredService<AddPost>().HandleAsync(new AddPostInput(started.Value.ThreadId, "Ich, er hängt wieder da."), viewer, Ct)).Succeeded);
            return true;
        });
        return house;
    }

    /// <summary>Changes the second line alone.</summary>
    private static string Second(string text, string what, string into)
    {
        var lines = text.Split('\n');
        var at = lines[1].IndexOf(what, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{what} is not in {lines[1]}");
        lines[1] = new StringBuilder(lines[1]).Remove(at, what.Length).Insert(at, into).ToString();
        return string.Join('\n', lines);
    }

    /// <summary>Stops when the work is as good as done: the worst moment.</summary>
    private sealed class Watch(CancellationTokenSource stop) : IProgress<HouseProgress>
    {
        public void Report(HouseProgress value)
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
        }
    }
}
