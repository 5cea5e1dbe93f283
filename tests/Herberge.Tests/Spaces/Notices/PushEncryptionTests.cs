using System.Security.Cryptography;
using Herberge.Spaces.Notices.Push;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Tests.Spaces.Notices;

public sealed class PushEncryptionTests
{
    /// <summary>RFC 8291, section 5 and appendix A.</summary>
    [Fact]
    public void The_example_of_the_standard_comes_out_byte_by_byte()
    {
        var ownPoint = MessageEncryption.Read(Bytes("BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"))!.Value;
        using var own = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"), Q = ownPoint });

        var sealedText = MessageEncryption.Encrypt(
            "When I grow up, I want to be a watermelon"u8, Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"), Bytes("BTBZMqHH6r4Tts7J_aSIgg"), own, Bytes("DGv6ra1nlYgDCS1FRnbzlw"));

        Assert.Equal(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN",
            WebEncoders.Base64UrlEncode(sealedText));
    }

    [Theory]
    [InlineData("mailto:it@ostertag.example", true)]
    [InlineData("https://haus.example", true)]
    [InlineData("mailto:herberge@localhost", false)]
    [InlineData("mailto:", false)]
    [InlineData("http://haus.example", false)]
    [InlineData("it@ostertag.example", false)]
    [InlineData(null, false)]
    public void A_push_service_is_told_an_address_that_can_be_right(string? subject, bool right) => Assert.Equal(right, PushIdentity.IsSubject(subject));

    [Fact]
    public void A_key_that_is_no_point_of_the_curve_is_refused()
    {
        var key = Bytes("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
        key[^1] ^= 1;
        Assert.Null(MessageEncryption.Read(key));
        Assert.Null(MessageEncryption.Read(key.AsSpan(1)));
    }

    private static byte[] Bytes(string text) => WebEncoders.Base64UrlDecode(text);
}
