using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Herberge.Tests.Foundation;

public sealed class FilesTests
{
    [Theory, BothEngines]
    public async Task A_picture_is_turned_upright_shrunk_and_freed_of_metadata(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");

        var sent = await SendAsync(svenja, WithExif(Picture(3000, 1500, SKEncodedImageFormat.Jpeg), orientation: 6, "GPS 53.55N"), "IMG_001.jpeg", "image/jpeg");

        Assert.Equal("IMG_001.jpg", sent.GetProperty("name").GetString());
        var (answer, bytes) = await FetchAsync(svenja, sent.GetProperty("url").GetString()!);
        Assert.Equal("image/jpeg", answer.Content.Headers.ContentType!.MediaType);
        using var bitmap = SKBitmap.Decode(bytes);
        Assert.Equal((1280, 2560), (bitmap.Width, bitmap.Height));
        // Orientation 6: the stored left edge is the top; the picture's left half was red.
        Assert.True(bitmap.GetPixel(640, 200).Red > 200);
        Assert.True(bitmap.GetPixel(640, 2300).Blue > 200);
        Assert.DoesNotContain("GPS 53", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);

        var (_, small) = await FetchAsync(svenja, $"/files/{sent.GetProperty("id").GetGuid()}?w=320");
        using var thumbnail = SKBitmap.Decode(small);
        Assert.Equal((160, 320), (thumbnail.Width, thumbnail.Height));
    }

    [Theory, BothEngines]
    public async Task A_file_is_served_so_that_nothing_in_it_can_run(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        foreach (var (content, name) in new (string, string)[]
        {
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "logo.svg"),
            ("<!doctype html><script>alert(1)</script>", "seite.html"),
            ("hallo <script>alert(1)</script>", "notiz.txt"),
        })
        {
            var sent = await SendAsync(svenja, Encoding.UTF8.GetBytes(content), name, "image/png");
            var (answer, bytes) = await FetchAsync(svenja, sent.GetProperty("url").GetString()!);
            Assert.Equal(content, Encoding.UTF8.GetString(bytes));
            Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Theory, BothEngines]
    public async Task Markup_that_calls_itself_a_picture_is_not_served_as_one(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");

        var page = await SendAsync(svenja, "<html><script>alert(1)</script>"u8.ToArray(), "bild.png", "image/png");
        var (answer, _) = await FetchAsync(svenja, page.GetProperty("url").GetString()!);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);

        // A picture and a script at once: only the picture is left.
        byte[] polyglot = [.. Picture(40, 40, SKEncodedImageFormat.Png), .. "<script>alert(1)</script>"u8];
        var both = await SendAsync(svenja, polyglot, "beides.png", "image/png");
        var (_, kept) = await FetchAsync(svenja, both.GetProperty("url").GetString()!);
        Assert.DoesNotContain("<script>", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);

        byte[] gif = [.. AnimatedGif(), .. "<script>alert(1)</script>"u8];
        var moving = await SendAsync(svenja, gif, "bewegt.gif", "image/gif");
        var (_, frames) = await FetchAsync(svenja, moving.GetProperty("url").GetString()!);
        Assert.DoesNotContain("<script>", Encoding.Latin1.GetString(frames), StringComparison.Ordinal);
        using var codec = SKCodec.Create(new MemoryStream(frames));
        Assert.Equal(2, codec.FrameCount);
    }

    [Theory]
    [InlineData("../../herberge.db")]
    [InlineData("..\\..\\keys\\key.xml")]
    [InlineData("/etc/passwd")]
    [InlineData("a\0b.txt")]
    [InlineData("CON:stream")]
    [InlineData("....//....//x")]
    public async Task A_name_never_reaches_the_disk(string name)
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var viewer = await house.Administrator.ViewerAsync();
        var before = Directory.GetFiles(house.DataFolder);

        var saved = await house.InScopeAsync(services => services.GetRequiredService<FileStore>()
            .SaveAsync(new MemoryStream("inhalt"u8.ToArray()), name, viewer, CancellationToken.None));

        Assert.True(saved.Succeeded);
        Assert.DoesNotContain(saved.Value.Name, c => c is '/' or '\\' or ':' || char.IsControl(c));
        var stored = Assert.Single(Directory.GetFiles(Path.Combine(house.DataFolder, "files"), "*", SearchOption.AllDirectories));
        Assert.Equal(saved.Value.Id.ToString("N"), Path.GetFileName(stored));
        Assert.Equal(before.Order(), Directory.GetFiles(house.DataFolder).Order());
    }

    [Theory, BothEngines]
    public async Task What_is_too_large_empty_or_of_no_known_kind_is_refused(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine, new() { ["Herberge:Limits:UploadBytes"] = "100000" });
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        foreach (var (content, code) in new (byte[], string)[]
        {
            (new byte[100_001], "file-too-large"),
            ([], "file-empty"),
            ([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0], "file-kind-refused"),
            ([(byte)'M', (byte)'Z', 0x90, 0, 3, 0, 0, 0], "file-kind-refused"),
            (Bomb(60_000, 60_000), "file-picture-broken"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3], "file-picture-broken"),
        })
        {
            using var answer = await PostAsync(svenja, content, "x.png", "image/png");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
        }

        Assert.Equal(0, await house.InDbAsync(db => db.Files.CountAsync()));
        Assert.Empty(Directory.GetFiles(Path.Combine(house.DataFolder, "files"), "*", SearchOption.AllDirectories));
    }

    [Theory, BothEngines]
    public async Task A_file_is_seen_by_those_who_may_see_the_post_and_by_nobody_else(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var aylin = await house.InviteAsync("Aylin Yildiz");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek");
        var space = await house.OpenSpaceAsync(svenja, "Gehaltsrunde", SpaceKind.Private, false, aylin);
        var sent = await SendAsync(svenja, "Tabelle;Zahl\n1;2\n"u8.ToArray(), "liste.csv", "text/csv");
        var url = sent.GetProperty("url").GetString()!;

        Assert.Equal(HttpStatusCode.NotFound, (await aylin.GetAsync(url)).StatusCode);
        await house.StartAsync(svenja, space, "Liste", $"Hier: {sent.GetProperty("markdown").GetString()}");

        Assert.Equal(HttpStatusCode.OK, (await svenja.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await aylin.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tomasz.GetAsync(url)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync(url)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await house.Browser().GetAsync(url)).StatusCode);
    }

    [Theory, BothEngines]
    public async Task A_part_of_a_file_can_be_asked_for(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var sent = await SendAsync(house.Administrator, "0123456789"u8.ToArray(), "zahlen.txt", "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Get, sent.GetProperty("url").GetString());
        request.Headers.Range = new RangeHeaderValue(2, 4);

        using var answer = await house.Administrator.Browser.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("234", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Theory, BothEngines]
    public async Task Files_nobody_attached_are_gone_after_two_days(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var space = await house.OpenSpaceAsync(house.Administrator, "Werk");
        var left = await SendAsync(house.Administrator, "vergessen"u8.ToArray(), "a.txt", "text/plain");
        var used = await SendAsync(house.Administrator, "gebraucht"u8.ToArray(), "b.txt", "text/plain");
        await house.StartAsync(house.Administrator, space, "Datei", used.GetProperty("markdown").GetString()!);

        Assert.Equal(0, await TidyAsync());
        // The clock also calls the nightly job, which may be the one that deletes it.
        house.Clock.Advance(TimeSpan.FromDays(2.1));
        await TidyAsync();

        Assert.Equal([used.GetProperty("id").GetGuid()], await house.InDbAsync(db => db.Files.Select(f => f.Id).ToListAsync()));
        await Eventually.IsTrueAsync(() => !IsThere(left));
        Assert.True(IsThere(used));

        bool IsThere(JsonElement sent) => Directory.GetFiles(Path.Combine(house.DataFolder, "files"), "*", SearchOption.AllDirectories)
            .Any(f => f.Contains(sent.GetProperty("id").GetGuid().ToString("N"), StringComparison.Ordinal));

        Task<int> TidyAsync() => house.InScopeAsync(services => services.GetRequiredService<ForgetOrphans>().HandleAsync(CancellationToken.None));
    }

    private static async Task<JsonElement> SendAsync(Person person, byte[] content, string name, string type)
    {
        using var answer = await PostAsync(person, content, name, type);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task<HttpResponseMessage> PostAsync(Person person, byte[] content, string name, string type)
    {
        var proof = (await person.PageAsync("/spaces")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var part = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        using var form = new MultipartFormDataContent { { part, "file", name } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/files") { Content = form, Headers = { { "RequestVerificationToken", proof } } };
        return await person.Browser.SendAsync(request);
    }

    private static async Task<(HttpResponseMessage Answer, byte[] Bytes)> FetchAsync(Person person, string url)
    {
        var answer = await person.GetAsync(url);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (answer, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Left half red, right half blue.</summary>
    private static byte[] Picture(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.Blue);
            using var red = new SKPaint { Color = SKColors.Red };
            canvas.DrawRect(0, 0, width / 2f, height, red);
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    private static byte[] WithExif(byte[] jpeg, byte orientation, string note)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(note)];
        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        var length = body.Length + 2;
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg[2..]];
    }

    private static byte[] AnimatedGif()
    {
        byte[] frame = [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0];
        return [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255, 0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0,
            0x21, 0xFE, 6, .. "secret"u8, 0, .. frame, .. frame, 0x3B];
    }

    /// <summary>A PNG of a few bytes that claims enormous size.</summary>
    private static byte[] Bomb(int width, int height)
    {
        byte[] header = [.. "IHDR"u8, (byte)(width >> 24), (byte)(width >> 16), (byte)(width >> 8), (byte)width,
            (byte)(height >> 24), (byte)(height >> 16), (byte)(height >> 8), (byte)height, 8, 6, 0, 0, 0];
        var crc = uint.MaxValue;
        foreach (var b in header)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        crc = ~crc;
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. header, (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc,
            0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E, 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82];
    }
}
