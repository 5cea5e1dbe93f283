using Herberge.Ideas.Tables;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.IdeasPages;

/// <summary>A filter of the table in words.</summary>
internal static class FilterWords
{
    public static string Say(IdeasFilter filter, TableChoices choices, IStringLocalizer<IdeasWords> words)
    {
        string?[] parts =
        [
            filter.Own is { } own ? words[$"table-own-{own}"].Value : null,
            filter.Due is { } due ? words[due == Overdue.Answer ? "table-over-answer" : "table-over-decision"].Value : null,
            Named("table-campaign", filter.Campaign, choices.Campaigns),
            Named("table-stage", filter.Stage, choices.Stages),
            filter.Tag is { } tag ? words["table-part", words["table-tag"], tag].Value : null,
            Named("table-unit", filter.Unit, choices.Units),
            filter.Words is { } said ? words["table-part", words["table-words"], said].Value : null,
            filter.From is { } from ? words["table-part", words["table-from"], DayText.Of(from)!].Value : null,
            filter.To is { } to ? words["table-part", words["table-to-day"], DayText.Of(to)!].Value : null,
            words["table-part", words["table-sort"], words[$"table-sort-{filter.Sort}"]].Value,
        ];
        return string.Join(" · ", parts.OfType<string>());

        // What is gone, or hidden from this viewer, is not named.
        string? Named(string word, Guid? id, IReadOnlyList<FilterChoice> among) =>
            id is null ? null : words["table-part", words[word], among.FirstOrDefault(c => c.Id == id)?.Name ?? words["table-gone"].Value].Value;
    }
}
