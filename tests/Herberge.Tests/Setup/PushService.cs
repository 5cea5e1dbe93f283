using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Setup;

/// <summary>
/// A push service and the browsers behind it, on TLS and with code of its own: it checks who signs (RFC 8292) and opens what
/// browsers open (RFC 8291) without a line of the house's.
/// </summary>
internal sealed class PushService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;
    private readonly ECDiffieHellman _browser = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(16);

    private PushService(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public string Host => new Uri(_app.Urls.First()).Authority;

    public string Authority => Path.Combine(_folder, "authority.pem");

    /// <summary>What it answers; 201 until told otherwise.</summary>
    public int Answers { get; set; } = StatusCodes.Status201Created;

    public ConcurrentQueue<(string Path, string Topic, JsonElement Message)> Received { get; } = new();

    public static async Task<PushService> OpenAsync()
    {
        var folder = Directory.CreateTempSubdirectory("herberge-push-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate(folder))));
        var app = builder.Build();
        var service = new PushService(app, folder);
        app.MapPost("/send/{id}", service.TakeAsync);
        await app.StartAsync();
        return service;
    }

    /// <summary>What the house is given when somebody subscribes a browser.</summary>
    public object Subscription(string id) => new
    {
        endpoint = $"https://{Host.Replace("127.0.0.1", "localhost", StringComparison.Ordinal)}/send/{id}", publicKey = WebEncoders.Base64UrlEncode(PublicKey(_browser)), secret = WebEncoders.Base64UrlEncode(_secret), browser = "Firefox · Linux",
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _browser.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        Assert.Equal("aes128gcm", headers.ContentEncoding);
        Assert.True(int.Parse(headers["TTL"]!, System.Globalization.CultureInfo.InvariantCulture) > 0);
        CheckSigner(headers.Authorization!, context.Request.Host.Value!);
        if (Answers is >= 200 and < 300) Received.Enqueue((context.Request.Path, headers["Topic"]!, JsonDocument.Parse(Open(body.ToArray())).RootElement.Clone()));
        context.Response.StatusCode = Answers;
    }

    private static void CheckSigner(string authorization, string host)
    {
        Assert.StartsWith("vapid t=", authorization, StringComparison.Ordinal);
        var (token, key) = (authorization["vapid t=".Length..authorization.IndexOf(',', StringComparison.Ordinal)], WebEncoders.Base64UrlDecode(authorization[(authorization.IndexOf("k=", StringComparison.Ordinal) + 2)..]));
        var parts = token.Split('.');
        using var signer = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = key[1..33], Y = key[33..] } });
        Assert.True(signer.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), WebEncoders.Base64UrlDecode(parts[2]), HashAlgorithmName.SHA256));
        var claims = JsonDocument.Parse(WebEncoders.Base64UrlDecode(parts[1])).RootElement;
        Assert.Equal($"https://{host}", claims.GetProperty("aud").GetString());
        Assert.Equal("mailto:it@ostertag.example", claims.GetProperty("sub").GetString());
        Assert.True(claims.GetProperty("exp").GetInt64() > TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
    }

    private byte[] Open(byte[] body)
    {
        var (salt, ownLength) = (body[..16], body[20]);
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(16)) >= body.Length - 21 - ownLength);
        var sender = body[21..(21 + ownLength)];
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = sender[1..33], Y = sender[33..] } });
        var shared = _browser.DeriveRawSecretAgreement(other.PublicKey);
        // HMAC by hand: one block is all that is needed of each.
        var agreed = HMACSHA256.HashData(_secret, shared);
        var material = HMACSHA256.HashData(agreed, (byte[])[.. Encoding.ASCII.GetBytes("WebPush: info\0"), .. PublicKey(_browser), .. sender, 1]);
        var pseudo = HMACSHA256.HashData(salt, material);
        var key = HMACSHA256.HashData(pseudo, (byte[])[.. Encoding.ASCII.GetBytes("Content-Encoding: aes128gcm\0"), 1])[..16];
        var nonce = HMACSHA256.HashData(pseudo, (byte[])[.. Encoding.ASCII.GetBytes("Content-Encoding: nonce\0"), 1])[..12];
        var (text, tag) = (body[(21 + ownLength)..^16], body[^16..]);
        var plain = new byte[text.Length];
        using var cipher = new AesGcm(key, 16);
        cipher.Decrypt(nonce, text, tag, plain);
        Assert.Equal(2, plain[^1]);
        return plain[..^1];
    }

    private static byte[] PublicKey(ECDiffieHellman key)
    {
        var point = key.ExportParameters(false).Q;
        return [4, .. point.X!, .. point.Y!];
    }

    /// <summary>An authority nobody knows, and a certificate of it for <c>localhost</c>.</summary>
    private static X509Certificate2 Certificate(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Herberge test push authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(Path.Combine(folder, "authority.pem"), root.ExportCertificatePem());
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(root, now.AddDays(-1), now.AddDays(20), [1, 2, 3, 4]);
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
