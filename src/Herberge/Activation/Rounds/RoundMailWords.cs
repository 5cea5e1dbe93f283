using System.Globalization;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Rounds;

/// <summary>What mails about a group say: first names, a day, a place and three questions to begin with.</summary>
internal sealed class RoundMailWords(HouseDb db, IStringLocalizer<ActivationWords> words) : INotificationDetails
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public async ValueTask<string?> OfAsync(Notification line, string language, CancellationToken ct)
    {
        if (line.Kind is not (NotificationKind.RoundDrawn or NotificationKind.RoundChanged or NotificationKind.RoundNudge)) return null;
        var me = line.MemberId;
        var group = await db.RoundGroups.AsNoTracking().Where(g => g.Round!.DrawnAt <= line.At && g.Round.EndsAt > line.At && g.Seats.Any(s => s.MemberId == me && s.GoneAt == null))
            .OrderByDescending(g => g.Round!.DrawnAt).Select(g => new { g.Id, g.Day, g.Place, People = g.Seats.Where(s => s.MemberId != me && s.GoneAt == null).Select(s => s.MemberId).ToList() }).FirstOrDefaultAsync(ct);
        using var scope = new LanguageScope(language == "de");
        if (group is null || group.People.Count == 0) return line.Kind == NotificationKind.RoundChanged ? words["mail-alone"].Value : null;
        var names = await db.Set<Member>().AsNoTracking().Where(m => group.People.Contains(m.Id)).OrderBy(m => m.FoldedName).Select(m => m.Name).ToListAsync(ct);
        var day = language == "de" ? group.Day.ToString("dddd, d. MMMM", German) : group.Day.ToString("dddd d MMMM", English);
        var told = words["mail-group", MailSheet.OneLine(Listed([.. names.Select(FirstName)])), day, group.Place is { } place ? MailSheet.OneLine(place) : words["online"].Value];
        return line.Kind == NotificationKind.RoundNudge
            ? told
            : $"{told}\n{words["mail-questions"]}\n{string.Join('\n', OpeningQuestions.Of(group.Id).Select(question => $"– {words[question]}"))}";
    }

    internal static string FirstName(string name) => name.Split(' ', 2)[0];

    private string Listed(string[] names) => names.Length == 1 ? names[0] : words["and", string.Join(", ", names[..^1]), names[^1]];
}
