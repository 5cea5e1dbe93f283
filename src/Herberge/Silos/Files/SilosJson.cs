using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Herberge.Graphs;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Files;

/// <summary>The report as JSON: one fixed order of keys, numbers as shortest round-trip doubles, null where there is no value.</summary>
internal static class SilosJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        // The file is JSON, never part of a page: umlauts stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static void Write(SiloFigures figures, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        Counts(json, figures);
        Headline(json, figures.Whole);
        Communities(json, figures.Whole);
        Number(json, "unitPairsWithTies", figures.Whole.UnitPairsWithTies);
        Number(json, "pairsHangingOnOne", figures.Whole.PairsHangingOnOne);
        Units(json, figures);
        Matrix(json, figures);
        Trend(json, figures);
        json.WriteNumber("suppressedUnits", figures.SuppressedUnits);
        json.WriteStartArray("notices");
        foreach (var notice in figures.Notices)
            json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void Counts(Utf8JsonWriter json, SiloFigures figures)
    {
        json.WriteNumber("people", figures.People);
        json.WriteNumber("peopleWithoutUnit", figures.PeopleWithoutUnit);
        json.WriteNumber("units", figures.Units);
        json.WriteNumber("interactions", figures.Interactions);
        json.WriteNumber("ties", figures.Ties);
        json.WriteString("weight", figures.Weight switch
        {
            TieWeight.Binary => "binary",
            TieWeight.Count => "count",
            _ => "sum",
        });
        json.WriteStartObject("window");
        json.WriteString("from", figures.From);
        json.WriteString("to", figures.To);
        json.WriteEndObject();
    }

    private static void Headline(Utf8JsonWriter json, WholeFigure whole)
    {
        json.WriteStartObject("openness");
        Number(json, "value", whole.Openness);
        Number(json, "standardError", whole.StandardError);
        Number(json, "low", whole.Low);
        Number(json, "high", whole.High);
        json.WriteEndObject();
        Number(json, "crossShare", whole.CrossShare);
        Number(json, "crossShareExpected", whole.CrossShareExpected);
        Number(json, "eiIndex", whole.EiIndex);
        Number(json, "eiExpectedPermutation", whole.EiExpectedPermutation);
        Number(json, "eiZPermutation", whole.EiZPermutation);
        Number(json, "eiExpectedConfiguration", whole.EiExpectedConfiguration);
        Number(json, "eiZConfiguration", whole.EiZConfiguration);
        Number(json, "assortativity", whole.Assortativity);
        Number(json, "modularity", whole.Modularity);
        Number(json, "modularityZPermutation", whole.ModularityZPermutation);
        Number(json, "eiRescaled", whole.EiRescaled);
        Number(json, "freemanSegregation", whole.FreemanSegregation);
    }

    private static void Communities(Utf8JsonWriter json, WholeFigure whole)
    {
        json.WriteStartObject("communities");
        Number(json, "count", whole.Communities);
        Number(json, "modularity", whole.CommunitiesModularity);
        Number(json, "nmiWithUnits", whole.NmiWithUnits);
        Number(json, "ariWithUnits", whole.AriWithUnits);
        json.WriteEndObject();
    }

    private static void Units(Utf8JsonWriter json, SiloFigures figures)
    {
        json.WriteStartArray("byUnit");
        foreach (var unit in figures.ByUnit)
        {
            json.WriteStartObject();
            json.WriteString("unit", unit.Unit);
            json.WriteNumber("people", unit.People);
            Number(json, "openness", unit.Openness);
            Number(json, "eiIndex", unit.EiIndex);
            Number(json, "insideOutsideRatio", unit.InsideOutsideRatio);
            json.WriteBoolean("suppressed", unit.Suppressed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Matrix(Utf8JsonWriter json, SiloFigures figures)
    {
        json.WriteStartArray("matrix");
        foreach (var cell in figures.Matrix)
        {
            json.WriteStartObject();
            json.WriteString("a", figures.ByUnit[cell.A].Unit);
            json.WriteString("b", figures.ByUnit[cell.B].Unit);
            Number(json, "weight", cell.Weight);
            Number(json, "expected", cell.Expected);
            Number(json, "ratio", cell.Ratio);
            Number(json, "z", cell.Z);
            json.WriteBoolean("suppressed", cell.Suppressed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Trend(Utf8JsonWriter json, SiloFigures figures)
    {
        json.WriteStartArray("trend");
        foreach (var point in figures.Trend)
        {
            json.WriteStartObject();
            json.WriteString("weekStart", point.WeekStart.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Number(json, "openness", point.Openness);
            Number(json, "low", point.Low);
            Number(json, "high", point.High);
            json.WriteNumber("ties", point.Ties);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string key, double? value)
    {
        // −0 is a remainder of a subtraction, not a value anybody wants to read.
        if (value is { } number)
            json.WriteNumber(key, number == 0 ? 0 : number);
        else
            json.WriteNull(key);
    }
}
