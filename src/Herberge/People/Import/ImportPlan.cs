using Herberge.Foundation.Csv;

namespace Herberge.People.Import;

internal enum ImportKind
{
    New,
    Changed,
    Unchanged,
}

/// <param name="Field">Name of the column, as in the file format.</param>
internal sealed record FieldChange(string Field, string Before, string After);

/// <summary>What will happen to the person of one line.</summary>
internal sealed record PlannedPerson(int Line, ImportKind Kind, string Name, IReadOnlyList<FieldChange> Changes);

internal sealed record MissingPerson(Guid Id, string Name, string? Unit);

/// <param name="Digest">Fingerprint of the preview, from <see cref="PlanDigest"/>.</param>
/// <param name="Leaving">Whom of the missing to deactivate.</param>
internal sealed record ImportOrder(string Digest, IReadOnlySet<Guid> Leaving);

/// <summary>What an import will do, before anything is done.</summary>
/// <param name="Missing">Active people of earlier files who are not in this one.</param>
/// <param name="StayOut">People in the file who are deactivated in the house and stay so.</param>
internal sealed record ImportPlan(
    IReadOnlyList<PlannedPerson> People, IReadOnlyList<CsvFault> Faults, IReadOnlyList<string> IgnoredColumns,
    IReadOnlyList<string> NewUnits, IReadOnlyList<string> NewPartners, IReadOnlyList<MissingPerson> Missing, int StayOut)
{
    public int Count(ImportKind kind) => People.Count(p => p.Kind == kind);
}
