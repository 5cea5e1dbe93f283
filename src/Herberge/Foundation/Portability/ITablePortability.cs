namespace Herberge.Foundation.Portability;

/// <summary>What a room says about its own tables when the whole house is exported. A table nobody speaks for fails a test.</summary>
internal interface ITablePortability
{
    IEnumerable<TableDecision> Tables { get; }
}

internal enum TableFate : byte
{
    /// <summary>Its rows are in the export, all of them.</summary>
    Exported = 0,

    /// <summary>Made again from what is exported.</summary>
    Derived = 1,

    /// <summary>Stays behind: a secret, or worth nothing elsewhere.</summary>
    LeftOut = 2,
}

/// <param name="Table">Its name in the database, and of its file in the export.</param>
/// <param name="Fate">Whether its rows come along.</param>
/// <param name="Reason">For people who read the format: what it holds, or why it stays.</param>
internal sealed record TableDecision(string Table, TableFate Fate, string Reason)
{
    /// <summary>Columns of an exported table that stay behind.</summary>
    public IReadOnlyList<FieldLeftOut> LeftOut { get; init; } = [];

    /// <summary>Columns whose names sound like a secret and hold none, or one that has to come along.</summary>
    public IReadOnlyList<string> Harmless { get; init; } = [];

    /// <summary>A house fills it by itself before anybody came; an import replaces that.</summary>
    public bool IsSeeded { get; init; }

    public static TableDecision Exports(string table, string reason) => new(table, TableFate.Exported, reason);

    public static TableDecision Derives(string table, string reason) => new(table, TableFate.Derived, reason);

    public static TableDecision Leaves(string table, string reason) => new(table, TableFate.LeftOut, reason);

    public TableDecision Without(string column, string reason, Func<object?> instead, bool isPassword = false) =>
        this with { LeftOut = [.. LeftOut, new FieldLeftOut(column, reason, instead, isPassword)] };

    public TableDecision SeemsSecret(params string[] columns) => this with { Harmless = [.. Harmless, .. columns] };

    public TableDecision Seeded() => this with { IsSeeded = true };
}

/// <param name="Column">Name of the property.</param>
/// <param name="Reason">Why it stays behind.</param>
/// <param name="Instead">What an import writes there.</param>
/// <param name="IsPassword">Comes along where whoever exports asks for it by name.</param>
internal sealed record FieldLeftOut(string Column, string Reason, Func<object?> Instead, bool IsPassword);
