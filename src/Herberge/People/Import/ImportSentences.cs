using Herberge.Foundation.Csv;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Import;

/// <summary>What an import found, as sentences: the command line and the page say the same.</summary>
internal sealed class ImportSentences(IStringLocalizer<PeopleWords> words)
{
    /// <summary><c>people.csv, line 17, column "email": "x@" is not a mail address</c></summary>
    public string Of(string file, CsvFault fault) => fault.Column is null
        ? words["csv-at-line", file, fault.Line, What(fault)]
        : words["csv-at-column", file, fault.Line, fault.Column, What(fault)];

    public string What(CsvFault fault) => words[fault.Code, fault.Arguments];

    public string Ignored(string column) => words["csv-ignored", column];

    public string Summary(ImportPlan plan, bool onlyPlanned) => words[
        onlyPlanned ? "import-would" : "import-did",
        plan.Count(ImportKind.New), plan.Count(ImportKind.Changed), plan.Count(ImportKind.Unchanged), plan.NewUnits.Count, plan.NewPartners.Count];

    public string Missing(ImportPlan plan) => words["import-missing", plan.Missing.Count];
}
