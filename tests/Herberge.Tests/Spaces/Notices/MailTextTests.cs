using Herberge.Foundation.Mail;

namespace Herberge.Tests.Spaces.Notices;

/// <summary>Answers as the usual programs write them.</summary>
public sealed class MailTextTests
{
    [Theory]
    // Gmail, German and English, the introduction broken over two lines.
    [InlineData("Ja, das passt.\n\nAm Do., 26. Nov. 2026 um 10:12 Uhr schrieb Ostertag Fördertechnik <\nantworten+abc@example.org>:\n\n> Svenja hat geantwortet\n> Ansehen", "Ja, das passt.")]
    [InlineData("Yes, fine.\r\n\r\nOn Thu, Nov 26, 2026 at 10:12 AM Ostertag Fördertechnik <\r\nanswers+abc@example.org> wrote:\r\n\r\n> Svenja answered\r\n", "Yes, fine.")]
    // Outlook with and without an address, and the line of underscores of its web version.
    [InlineData("Passt so.\n\nVon: Ostertag Fördertechnik\nGesendet: Donnerstag, 26. November 2026 10:12\nAn: Rosa Figueiredo\nBetreff: Warum sechs Wochen?\n\nSvenja hat geantwortet", "Passt so.")]
    [InlineData("Works.\n\n________________________________\nFrom: House <answers+abc@example.org>\nSent: Thursday, November 26, 2026\n\nSvenja answered", "Works.")]
    [InlineData("Geht klar.\n\n-----Ursprüngliche Nachricht-----\nVon: Haus\n\nText", "Geht klar.")]
    // Thunderbird's signature, a phone's, and an answer between the quoted lines.
    [InlineData("Mache ich.\n-- \nRosa Figueiredo\nProduktion", "Mache ich.")]
    [InlineData("Später mehr.\n\nVon meinem iPhone gesendet", "Später mehr.")]
    [InlineData("> Wer weiß das?\nTomasz weiß es.\n> Und wann?\nAm Montag.", "Tomasz weiß es.\nAm Montag.")]
    // What only looks like it stays.
    [InlineData("Von: der Leitung kam nichts.\nIch frage nach.", "Von: der Leitung kam nichts.\nIch frage nach.")]
    [InlineData("Am Montag schrieb ich schon: es dauert.", "Am Montag schrieb ich schon: es dauert.")]
    public void Only_what_somebody_wrote_themselves_is_left(string mail, string own) => Assert.Equal(own, MailText.Own(mail));

    [Fact]
    public void A_mail_in_html_alone_is_read_without_what_it_quotes() => Assert.Equal("Ja.\nMorgen dann.", MailText.Own(MailText.OfHtml(
        "<html><head><style>p{}</style></head><body><div>Ja.</div><div>Morgen dann.</div><br><div class=\"gmail_quote\"><div>Am Do. schrieb Haus:</div><blockquote>Alt</blockquote></div></body></html>")));
}
