using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

/// <summary>Enough voices about four things to find themes in, each said a little differently.</summary>
internal static class SomeVoices
{
    private static readonly (string Segment, string[] Begins, string[] Ends)[] Themes =
    [
        ("Flughafen", ["Der Drucker im Lager", "Unser Drucker", "Am Drucker vorn", "Der Drucker in Halle {0}"], ["hat schon wieder Papierstau", "zieht das Papier schief ein, dann Papierstau", "meldet Papierstau und blinkt", "druckt nach dem Papierstau nur Streifen"]),
        ("Automobil", ["Die Lieferung", "Meine Lieferung aus Werk {0}", "Jede Lieferung", "Die zweite Lieferung"], ["kommt zu spät und niemand nennt einen Liefertermin", "hatte keinen Liefertermin", "verschiebt den Liefertermin dreimal", "ist über dem zugesagten Liefertermin"]),
        ("Pharma", ["Die Rechnung", "Auf der Rechnung Nummer {0}", "In eurer Rechnung", "Unsere letzte Rechnung"], ["nennt eine falsche Steuer", "steht die falsche Kostenstelle", "fehlt die Kostenstelle und die Steuer", "stimmen Steuer und Betrag nicht"]),
        ("Getränke", ["Das Bedienfeld", "Am Bedienfeld der Anlage {0}", "Euer Bedienfeld", "Das neue Bedienfeld"], ["reagiert mit Handschuhen nicht", "versteht in der Nachtschicht keiner ohne Handschuhe", "lässt sich mit Handschuhen kaum bedienen", "spiegelt, und mit Handschuhen trifft man nichts"]),
    ];

    /// <returns>How many were heard.</returns>
    public static async Task<int> HearSomeAsync(this TestHouse house, string? author = null)
    {
        var heard = 0;
        for (var round = 0; round < 3; round++)
            foreach (var (segment, begins, ends) in Themes)
                for (var n = 0; n < 16; n++)
                {
                    var quote = $"{string.Format(null, begins[n % 4], (round * 16) + n + 2)} {ends[(n / 4 + round) % 4]}, das war {Weekday(n + round)} so";
                    await house.HearAsync(quote, heard % 100, segment, author);
                    heard++;
                }

        return heard;
    }

    public static async Task FindThemesAsync(this TestHouse house) => await house.InScopeAsync(async services =>
    {
        var found = await services.GetRequiredService<FindThemes>().HandleAsync(null, null, CancellationToken.None);
        Assert.True(found.Succeeded);
        return found.Value;
    });

    /// <summary>The theme most voices with such a word are in.</summary>
    public static async Task<VoiceTheme> ThemeOfAsync(this TestHouse house, string word) => await house.InDbAsync(async db =>
    {
        var places = await db.ThemeVoices.Where(v => v.ThemeId != null).Join(db.Observations.Where(o => o.Quote.Contains(word)), v => v.ObservationId, o => o.Id, (v, o) => v.ThemeId).ToListAsync();
        var id = places.GroupBy(place => place).MaxBy(same => same.Count())!.Key;
        return await db.VoiceThemes.SingleAsync(t => t.Id == id);
    });

    private static string Weekday(int n) => (n % 5) switch { 0 => "Montag", 1 => "Dienstag", 2 => "Mittwoch", 3 => "Donnerstag", _ => "Freitag" };
}
