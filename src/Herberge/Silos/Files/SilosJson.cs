using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Herberge.Graphs;

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

    public static void Write(SilosFilesReport report, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        Counts(json, report);
        Headline(json, report.Silos);
        Communities(json, report.Silos);
        json.WriteNumber("unitPairsWithTies", report.Silos.UnitPairsWithTies);
        json.WriteNumber("pairsHangingOnOne", report.Silos.PairsHangingOnOne);
        Units(json, report);
        Matrix(json, report);
        Trend(json, report);
        json.WriteNumber("suppressedUnits", report.Release.HiddenUnits);
        json.WriteStartArray("notices");
        foreach (var notice in report.Notices)
            json.WriteStringValue(notice);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    private static void Counts(Utf8JsonWriter json, SilosFilesReport report)
    {
        json.WriteNumber("people", report.Silos.People);
        json.WriteNumber("peopleWithoutUnit", report.PeopleWithoutUnit);
        json.WriteNumber("units", report.Silos.Units.UnitCount);
        json.WriteNumber("interactions", report.Silos.Interactions);
        json.WriteNumber("ties", report.Silos.Ties);
        json.WriteString("weight", report.Silos.Weight switch
        {
            TieWeight.Binary => "binary",
            TieWeight.Count => "count",
            _ => "sum",
        });
        json.WriteStartObject("window");
        json.WriteString("from", report.Request.From);
        json.WriteString("to", report.Request.To);
        json.WriteEndObject();
    }

    private static void Headline(Utf8JsonWriter json, SiloReport silos)
    {
        json.WriteStartObject("openness");
        Number(json, "value", silos.Openness.Value);
        Number(json, "standardError", silos.Openness.StandardError);
        Number(json, "low", silos.Openness.Low);
        Number(json, "high", silos.Openness.High);
        json.WriteEndObject();
        Number(json, "crossShare", silos.CrossShare);
        Number(json, "crossShareExpected", silos.CrossShareExpected);
        Number(json, "eiIndex", silos.EiIndex);
        Number(json, "eiExpectedPermutation", silos.EiExpectedPermutation);
        Number(json, "eiZPermutation", silos.EiZPermutation);
        Number(json, "eiExpectedConfiguration", silos.EiExpectedConfiguration);
        Number(json, "eiZConfiguration", silos.EiZConfiguration);
        Number(json, "assortativity", silos.Assortativity);
        Number(json, "modularity", silos.Modularity);
        Number(json, "modularityZPermutation", silos.ModularityZPermutation);
        Number(json, "eiRescaled", silos.Attainable.Rescaled);
        Number(json, "freemanSegregation", silos.FreemanSegregation);
    }

    private static void Communities(Utf8JsonWriter json, SiloReport silos)
    {
        json.WriteStartObject("communities");
        json.WriteNumber("count", silos.Communities!.Count);
        Number(json, "modularity", silos.Communities.Modularity);
        Number(json, "nmiWithUnits", silos.Communities.NmiWithUnits);
        Number(json, "ariWithUnits", silos.Communities.AriWithUnits);
        json.WriteEndObject();
    }

    private static void Units(Utf8JsonWriter json, SilosFilesReport report)
    {
        json.WriteStartArray("byUnit");
        foreach (var unit in report.Silos.ByUnit)
        {
            var shown = report.Release.ShowsUnit(unit.Unit);
            json.WriteStartObject();
            json.WriteString("unit", unit.Label);
            json.WriteNumber("people", unit.People);
            Number(json, "openness", shown ? unit.Openness.Value : null);
            Number(json, "eiIndex", shown ? unit.EiIndex.Value : null);
            Number(json, "insideOutsideRatio", shown ? unit.InsideOutsideRatio.Value : null);
            json.WriteBoolean("suppressed", !shown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Matrix(Utf8JsonWriter json, SilosFilesReport report)
    {
        json.WriteStartArray("matrix");
        foreach (var (cell, unit, shown) in report.Cells())
        {
            var expected = report.Silos.Matrix.Expected(unit, cell.Other);
            json.WriteStartObject();
            json.WriteString("a", report.Silos.Units.Labels[unit]);
            json.WriteString("b", report.Silos.Units.Labels[cell.Other]);
            Number(json, "weight", shown ? cell.Weight : null);
            Number(json, "expected", shown ? expected : null);
            Number(json, "ratio", shown && expected > 0 ? cell.Weight / expected : null);
            Number(json, "z", shown ? report.Silos.CellZ(unit, cell.Other).Value : null);
            json.WriteBoolean("suppressed", !shown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Trend(Utf8JsonWriter json, SilosFilesReport report)
    {
        json.WriteStartArray("trend");
        foreach (var point in report.Trend)
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

    private static void Number(Utf8JsonWriter json, string key, Measured value) => Number(json, key, value.Value);

    private static void Number(Utf8JsonWriter json, string key, double? value)
    {
        // −0 is a remainder of a subtraction, not a value anybody wants to read.
        if (value is { } number)
            json.WriteNumber(key, number == 0 ? 0 : number);
        else
            json.WriteNull(key);
    }
}
