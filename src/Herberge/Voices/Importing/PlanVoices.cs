using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Web;
using Herberge.Voices.Masking;

namespace Herberge.Voices.Importing;

/// <summary>Turns rows into observations to be, or says by line what is wrong with them.</summary>
internal sealed class PlanVoices(SentTable table, VoiceMapping mapping, TimeZoneInfo zone, DateTimeOffset now, string language)
{
    // A cell that can't be read is no matter in a column nobody wants.
    private readonly List<CsvFault> _faults =
        [.. table.Faults.Where(fault => !fault.Code.StartsWith("cell-", StringComparison.Ordinal) || fault.Column is null || mapping.Columns.Values.Contains(fault.Column))];
    private readonly Dictionary<VoiceField, int> _at = mapping.Columns.ToDictionary(c => c.Key, c => table.Columns.ToList().IndexOf(c.Value));

    /// <summary>What is there twice is there once; what the source brought before is left out by <see cref="KnownVoices"/>.</summary>
    public VoicesPlan Make()
    {
        if (mapping[VoiceField.Quote] is null) return new VoicesPlan([], 0, table.Faults);
        var voices = new List<PlannedVoice>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var twice = 0;
        foreach (var row in table.Rows)
        {
            var before = _faults.Count;
            var voice = Read(row);
            if (_faults.Count > before) continue;
            if (seen.Add(voice.ExternalKey)) voices.Add(voice);
            else twice++;
        }

        return new VoicesPlan(voices, twice, _faults);
    }

    private PlannedVoice Read(CsvRow row)
    {
        var quote = Text(row, VoiceField.Quote, Observation.LongestQuote) ?? "";
        if (quote.Length == 0) Fault(row, VoiceField.Quote, "fault-quote");
        var author = Text(row, VoiceField.Author, 200);
        var date = Text(row, VoiceField.Date, 40);
        var link = Text(row, VoiceField.Link, SafeLink.Longest);
        if (SafeLink.IsWrong(link)) Fault(row, VoiceField.Link, "fault-link", link!);
        var id = Text(row, VoiceField.Id, 200);
        return new PlannedVoice(
            row.Line, ExternalKeys.Of(id is null ? $"row\0{quote}\0{date}\0{author}" : $"id\0{id}"), Masker.Cover(quote), Masker.CoverOrNull(Text(row, VoiceField.Context, Observation.LongestContext)),
            SaidAt(row, date), Channel(row), Text(row, VoiceField.Segment, Observation.LongestWord), Language(row, quote),
            Masker.CoverOrNull(Text(row, VoiceField.Place, Observation.LongestWord))?.Text, SafeLink.OrNull(link), author);
    }

    private string? Text(CsvRow row, VoiceField field, int longest)
    {
        if (!_at.TryGetValue(field, out var at)) return null;
        var text = row.Fields[at].Trim();
        if (text.Length > longest) Fault(row, field, "fault-long", longest);
        return text.Length == 0 ? null : text;
    }

    private DateTimeOffset SaidAt(CsvRow row, string? text)
    {
        if (text is null) return now;
        var read = SentInstant.Of(text, table.HasSerialDates, zone);
        if (read is null) Fault(row, VoiceField.Date, "fault-date", text);
        var at = read ?? now;
        if (at > now.AddDays(1)) Fault(row, VoiceField.Date, "fault-future", text);
        return at;
    }

    private VoiceChannel Channel(CsvRow row)
    {
        if (Text(row, VoiceField.Channel, Observation.LongestWord) is not { } text) return VoiceChannel.Other;
        if (ChannelWords.Find(text) is { } channel) return channel;
        Fault(row, VoiceField.Channel, "fault-channel", text);
        return VoiceChannel.Other;
    }

    private string Language(CsvRow row, string quote) => Text(row, VoiceField.Language, 20)?.ToLowerInvariant() switch
    {
        null => LanguageGuess.Of(quote, language),
        ['d', 'e', ..] => "de",
        ['e', 'n', ..] => "en",
        _ => LanguageGuess.Of(quote, language),
    };

    private void Fault(CsvRow row, VoiceField field, string code, params object[] arguments) => _faults.Add(new CsvFault(row.Line, mapping[field], code, arguments));
}
