using System.Text;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Fediverse.Signatures;

namespace Herberge.Tests.Channels;

/// <summary>The published examples of both kinds of signatures, and what strangers write.</summary>
public sealed class SignatureTests
{
    /// <summary>draft-cavage-http-signatures-12, appendix C.</summary>
    private const string OldKey = """
        -----BEGIN PUBLIC KEY-----
        MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
        6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
        Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
        oYi+1hqp1fIekaxsyQIDAQAB
        -----END PUBLIC KEY-----
        """;

    /// <summary>RFC 9421, B.1.1: <c>test-key-rsa</c>.</summary>
    private const string RsaKey = """
        -----BEGIN RSA PUBLIC KEY-----
        MIIBCgKCAQEAhAKYdtoeoy8zcAcR874L8cnZxKzAGwd7v36APp7Pv6Q2jdsPBRrw
        WEBnez6d0UDKDwGbc6nxfEXAy5mbhgajzrw3MOEt8uA5txSKobBpKDeBLOsdJKFq
        MGmXCQvEG7YemcxDTRPxAleIAgYYRjTSd/QBwVW9OwNFhekro3RtlinV0a75jfZg
        kne/YiktSvLG34lw2zqXBDTC5NHROUqGTlML4PlNZS5Ri2U4aCNx2rUPRcKIlE0P
        uKxI4T+HIaFpv8+rdV6eUgOrB2xeI1dSFFn/nnv5OoZJEIB+VmuKn3DCUcCZSFlQ
        PSXSfBDiUGhwOw76WuSSsf1D4b/vLoJ10wIDAQAB
        -----END RSA PUBLIC KEY-----
        """;

    private const string BodyText = """{"hello": "world"}""";
    private const string BodyDigest512 = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(BodyText);
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1618884473);

    [Theory]
    [InlineData("""keyId="Test",algorithm="rsa-sha256",signature="SjWJWbWN7i0wzBvtPl8rbASWz5xQW6mcJmn+ibttBqtifLN7Sazz6m79cNfwwb8DMJ5cou1s7uEGKKCs+FLEEaDV5lp7q25WqS+lavg7T8hc0GppauB6hbgEKTwblDHYGEtbGmtdHgVCk9SuS13F0hZ8FD0k/5OxEPXe5WozsbM=" """)]
    [InlineData("""keyId="Test",algorithm="rsa-sha256",headers="(request-target) host date",signature="qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3HMbe8VfEdKFYRqzic+efkb3nndiv/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0=" """)]
    [InlineData("""keyId="Test",algorithm="rsa-sha256",headers="(request-target) host date content-type digest content-length",signature="vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaERZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE=" """)]
    public void Published_signatures_of_the_draft_hold(string signature)
    {
        var claim = OldSignature.Read(Request("https://example.com/foo?param=value&pet=dog", ("host", "example.com"), ("date", "Sun, 05 Jan 2014 21:31:40 GMT"), ("content-type", "application/json"),
            ("digest", "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE="), ("content-length", "18"), ("signature", signature.Trim())))!;
        Assert.True(RsaSignature.Holds(claim, OldKey));
        Assert.Equal(new DateTimeOffset(2014, 1, 5, 21, 31, 40, TimeSpan.Zero), claim.Created);
        Assert.False(RsaSignature.Holds(claim with { Base = claim.Base + " " }, OldKey));
        Assert.False(RsaSignature.IsKey(OldKey));
        Assert.True(BodyDigest.Holds("SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", Body));
    }

    [Fact]
    public void Published_signatures_of_the_standard_hold()
    {
        // Section 4.3: one by the client, of a kind the house doesn't take, and one by the proxy.
        var claims = MessageSignature.Read(Request("https://origin.host.internal.example/foo?param=Value&Pet=dog",
            ("content-type", "application/json"), ("content-length", "18"), ("content-digest", BodyDigest512), ("forwarded", "for=192.0.2.123;host=example.com;proto=https"),
            ("signature-input", "sig1=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\" \"content-length\");created=1618884475;keyid=\"test-key-ecc-p256\", proxy_sig=(\"@method\" \"@authority\" \"@path\" \"content-digest\" \"content-type\" \"content-length\" \"forwarded\");created=1618884480;keyid=\"test-key-rsa\";alg=\"rsa-v1_5-sha256\";expires=1618884540"),
            ("signature", "sig1=:X5spyd6CFnAG5QnDyHfqoSNICd+BUP4LYMz2Q0JXlb//4Ijpzp+kve2w4NIyqeAuM7jTDX+sNalzA8ESSaHD3A==:, proxy_sig=:S6ZzPXSdAMOPjN/6KXfXWNO/f7V6cHm7BXYUh3YD/fRad4BCaRZxP+JH+8XY1I6+8Cy+CM5g92iHgxtRPz+MjniOaYmdkDcnL9cCpXJleXsOckpURl49GwiyUpZ10KHgOEe11sx3G2gxI8S0jnxQB+Pu68U9vVcasqOWAEObtNKKZd8tSFu7LB5YAv0RAGhB8tmpv7sFnIm9y+7X5kXQfi8NMaZaA8i2ZHwpBdg7a6CMfwnnrtflzvZdXAsD3LH2TwevU+/PBPv0B6NMNk93wUs/vfJvye+YuI87HU38lZHowtznbLVdp770I6VHR6WfgS9ddzirrswsE1w5o0LV/g==:")));
        Assert.Equal(["test-key-ecc-p256", "test-key-rsa"], claims.Select(c => c.KeyId));
        Assert.True(RsaSignature.Holds(claims[1], RsaKey));
        Assert.False(RsaSignature.Holds(claims[0], RsaKey));
        Assert.Equal((1618884480L, 1618884540L), (claims[1].Created!.Value.ToUnixTimeSeconds(), claims[1].Expires!.Value.ToUnixTimeSeconds()));
        Assert.True(RsaSignature.IsKey(RsaKey));
        Assert.True(BodyDigest.Holds(BodyDigest512, Body));
        Assert.False(BodyDigest.Holds(BodyDigest512, [.. Body, 32]));
        Assert.False(BodyDigest.Holds($"{BodyDigest512}, sha-256=:AAAA:", Body));
        Assert.False(BodyDigest.Holds("md5=:AAAA:", Body));

        // B.2.3: what is signed, letter by letter.
        const string parameters = "(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473;keyid=\"test-key-rsa-pss\"";
        Assert.Equal($"""
            "date": Tue, 20 Apr 2021 02:07:55 GMT
            "@method": POST
            "@path": /foo
            "@query": ?param=Value&Pet=dog
            "@authority": example.com
            "content-type": application/json
            "content-digest": {BodyDigest512}
            "content-length": 18
            "@signature-params": {parameters}
            """.ReplaceLineEndings("\n"), MessageSignature.Base(Request("https://example.com/foo?param=Value&Pet=dog", ("date", "Tue, 20 Apr 2021 02:07:55 GMT"), ("content-type", "application/json"), ("content-digest", BodyDigest512), ("content-length", "18")),
            ["date", "@method", "@path", "@query", "@authority", "content-type", "content-digest", "content-length"], parameters));
    }

    [Fact]
    public void What_the_house_signs_it_takes_and_nothing_that_only_looks_like_it()
    {
        var (open, hidden) = RsaSignature.NewKey();
        var request = Request("https://example.com/inbox", ("host", "example.com"), ("date", "Tue, 20 Apr 2021 02:07:53 GMT"), ("digest", BodyDigest.Old(Body)), ("content-digest", BodyDigest.Content(Body)));
        var old = OldSignature.Read(With(request, ("signature", OldSignature.Sign(request, "https://a.example/k#main", hidden))))!;
        Assert.True(RsaSignature.Holds(old, open));
        Assert.Equal((Then, "https://a.example/k#main"), (old.Created!.Value, old.KeyId));
        Assert.Superset(new HashSet<string> { "(request-target)", "host", "date", "digest" }, old.Covered.ToHashSet());
        var (input, signature) = MessageSignature.Sign(request, "https://a.example/k#main", hidden, Then);
        Assert.True(RsaSignature.Holds(Assert.Single(MessageSignature.Read(With(request, ("signature-input", input), ("signature", signature)))), open));
        Assert.False(RsaSignature.Holds(MessageSignature.Read(With(request with { Target = new Uri("https://example.com/other") }, ("signature-input", input), ("signature", signature)))[0], open));
        foreach (var wrong in (string[])["", "sig1", "sig1=()", "sig1=(\"@method\" \"@method\");keyid=\"k\"", "sig1=(\"@query-param\";name=\"x\");keyid=\"k\"", "sig1=(\"@status\");keyid=\"k\"", "sig1=(\"missing\");keyid=\"k\"", "sig1=(\"@method\";created=1", "sig1=(\"@method\")"])
            Assert.Empty(MessageSignature.Read(With(request, ("signature-input", wrong), ("signature", "sig1=:AAAA:"))));
        foreach (var wrong in (string[])["", "keyId", "keyId=\"k\"", "keyId=\"k\",signature=\"?\"", "keyId=\"k\",headers=\"missing\",signature=\"AAAA\"", "keyId=\"k\",headers=\"date date\",signature=\"AAAA\"", "keyId=\"k\",keyId=\"l\",signature=\"AAAA\"", "keyId=\"k"])
            Assert.Null(OldSignature.Read(With(request, ("signature", wrong))));
        Assert.False(RsaSignature.IsKey(hidden));
        Assert.False(RsaSignature.IsKey("nonsense"));
        Assert.False(RsaSignature.Holds(old with { Algorithm = "hmac-sha256" }, open));
    }

    [Theory]
    [InlineData("<p>Hallo <b>du</b></p><script>alert(1)</script><img src=x onerror=alert(1)><iframe src=//x></iframe>", "<p>Hallo <b>du</b></p>")]
    [InlineData("<a href=\"javascript:alert(1)\" onclick=\"x()\" style=\"color:red\" class=\"btn\">x</a>", "<a rel=\"noopener nofollow ugc\">x</a>")]
    [InlineData("<a href=\"/sign-out\">x</a>", "<a rel=\"noopener nofollow ugc\">x</a>")]
    [InlineData("<a href=\"https://example.org/\" target=\"_blank\" rel=\"me\">x</a>", "<a href=\"https://example.org/\" rel=\"noopener nofollow ugc\">x</a>")]
    public void Words_from_elsewhere_are_tame(string html, string tame) => Assert.Equal(tame, RemoteText.Sanitise(html));

    [Theory]
    [InlineData("@eve@Server.Example", "server.example")]
    [InlineData("https://server.example:8443/users/eve", "server.example")]
    [InlineData("server.example/x", "server.example")]
    [InlineData("", null)]
    [InlineData("server", null)]
    [InlineData("a b.example", null)]
    public void Servers_are_named_as_people_write_them(string typed, string? name) => Assert.Equal(name, KeepHosts.NameOf(typed));

    private static SignedRequest Request(string address, params (string Name, string Value)[] headers) => new("POST", new Uri(address), headers.ToDictionary(h => h.Name, h => h.Value));

    private static SignedRequest With(SignedRequest request, params (string Name, string Value)[] more) => request with { Headers = request.Headers.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value))).ToDictionary() };
}
