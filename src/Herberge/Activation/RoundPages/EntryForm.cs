using Herberge.Activation.Rounds;
using Herberge.People;

namespace Herberge.Activation.RoundPages;

/// <summary>How somebody takes part, as it is typed.</summary>
public sealed class EntryForm
{
    /// <summary>A form without a ticked box sends none at all.</summary>
    public List<int> Days { get; set => field = value ?? []; } = [];

    public string? Languages { get; set; }

    public string? Place { get; set; }

    public bool Online { get; set; }

    public string? Topics { get; set; }

    internal static EntryForm Of(ProgrammeSheet sheet) => sheet.Entry is { } entry
        ? new EntryForm
        {
            Days = [.. Enumerable.Range(1, 5).Where(day => (entry.Days & (1 << (day - 1))) != 0)],
            Languages = Named(entry.Languages),
            Place = entry.Place,
            Online = entry.Online,
            Topics = entry.Topics,
        }
        : new EntryForm { Days = [2, 3, 4], Languages = Named(sheet.Languages), Place = sheet.Place, Online = sheet.Place is null };

    internal EntryInput ToInput() => new(Days, [.. WordList.Split(LanguageNames.Clean(Languages))], Place, Online, Topics);

    private static string Named(string? kept) => string.Join(", ", WordList.Split(kept).Select(LanguageNames.Of));
}
