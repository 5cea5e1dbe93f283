using System.ComponentModel;
using Herberge.Ideas.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Ideas.Exporting;

/// <summary>The filter of the table as an address tells it; what can't be understood narrows nothing.</summary>
internal sealed class IdeasQuery
{
    [FromQuery(Name = "campaign")] public string? Campaign { get; set; }
    [FromQuery(Name = "stage")] public string? Stage { get; set; }
    [FromQuery(Name = "tag")] public string? Tag { get; set; }
    [FromQuery(Name = "unit"), Description("Of the authors, with the units below it; for people of the house")] public string? Unit { get; set; }
    [FromQuery(Name = "due"), Description("answer or decision: whose promised day is over")] public string? Due { get; set; }
    [FromQuery(Name = "own"), Description("mine or followed")] public string? Own { get; set; }
    [FromQuery(Name = "q")] public string? Words { get; set; }
    [FromQuery(Name = "from"), Description("Submitted from this day on: 2026-05-01")] public string? From { get; set; }
    [FromQuery(Name = "to"), Description("Submitted until this day")] public string? To { get; set; }
    [FromQuery(Name = "sort"), Description("newest, supporters, across, activity or due")] public string? Sort { get; set; }

    public IdeasFilter Filter => IdeasFilter.Of(name => name switch
    {
        "campaign" => Campaign, "stage" => Stage, "tag" => Tag, "unit" => Unit, "due" => Due, "own" => Own, "q" => Words, "from" => From, "to" => To, _ => Sort,
    });
}
