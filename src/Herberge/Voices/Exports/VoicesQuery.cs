using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Exports;

/// <summary>The filter of the stream as an address tells it; without a word it is everything, for who takes a file wants all.</summary>
internal sealed class VoicesQuery
{
    [FromQuery(Name = "show")] public string? Show { get; set; }
    [FromQuery(Name = "source")] public string? Source { get; set; }
    [FromQuery(Name = "code")] public string? Code { get; set; }
    [FromQuery(Name = "segment")] public string? Segment { get; set; }
    [FromQuery(Name = "lang")] public string? Language { get; set; }
    [FromQuery(Name = "from")] public string? From { get; set; }
    [FromQuery(Name = "to")] public string? To { get; set; }
    [FromQuery(Name = "q")] public string? Words { get; set; }
    [FromQuery(Name = "mine")] public string? Mine { get; set; }

    public VoicesFilter Filter => VoicesFilter.Of(Show ?? VoicesFilter.All, Source, Code, Segment, Language, From, To, Words, Mine);
}
