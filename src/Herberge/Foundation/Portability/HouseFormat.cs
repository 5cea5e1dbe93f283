using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Herberge.Foundation.Portability;

/// <summary>The format of an exported house, read from the database model and the rooms' decisions. Described in docs/export.md.</summary>
internal sealed class HouseFormat
{
    public const string Name = "herberge-house";
    public const int Version = 1;
    public const string ManifestFile = "manifest.json";
    public const string SchemaFile = "schema.json";
    public const string ContentsFile = "contents.jsonl";
    public const string FilesFolder = "files/";
    private const string DataFolder = "data/";

    /// <param name="db">Of either engine: they share the model.</param>
    /// <param name="rooms">Who speaks for the tables.</param>
    public HouseFormat(HouseDb db, IEnumerable<ITablePortability> rooms)
    {
        Decisions = [.. rooms.SelectMany(room => room.Tables).OrderBy(d => d.Table, StringComparer.Ordinal)];
        var types = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && !t.IsOwned()).ToDictionary(t => t.GetTableName()!, StringComparer.Ordinal);
        Kinds = [.. Decisions.Where(d => d.Fate == TableFate.Exported && types.ContainsKey(d.Table)).Select(d => new HouseKind(types[d.Table], d))];
        var exported = Kinds.Select(k => k.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var kind in Kinds) kind.KeepReferencesTo(exported);
    }

    public IReadOnlyList<TableDecision> Decisions { get; }

    /// <summary>What is exported, in the order of its files.</summary>
    public IReadOnlyList<HouseKind> Kinds { get; }

    public static string FileOf(HouseKind kind) => FileOf(kind.Table);

    public static string FileOf(string table) => $"{DataFolder}{table}.jsonl";

    public static string FileOf(Guid content) => $"{FilesFolder}{content:N}";
}

/// <summary>One table as the export tells it: a file of lines, a line a row, a field a column.</summary>
internal sealed class HouseKind
{
    public HouseKind(IEntityType type, TableDecision decision)
    {
        Type = type;
        Decision = decision;
        Table = decision.Table;
        var left = decision.LeftOut.ToDictionary(f => f.Column, StringComparer.Ordinal);
        // Key first, the others by name: a line reads well, and two versions of the model give the same order.
        var key = type.FindPrimaryKey()!.Properties;
        Fields = [.. key.Concat(type.GetProperties().Except(key).OrderBy(p => p.Name, StringComparer.Ordinal)).Select(p => new HouseField(p, left.GetValueOrDefault(p.Name)))];
        Key = [.. Fields.Where(f => key.Contains(f.Property))];
        References = [];
    }

    public IEntityType Type { get; }

    public TableDecision Decision { get; }

    public string Table { get; }

    public IReadOnlyList<HouseField> Fields { get; }

    public IReadOnlyList<HouseField> Key { get; }

    public IReadOnlyList<IForeignKey> References { get; private set; }

    public IEnumerable<HouseField> FieldsOf(bool withPasswords) => Fields.Where(f => f.IsExported(withPasswords));

    public HouseField Field(IProperty property) => Fields.First(f => f.Property == property);

    internal void KeepReferencesTo(HashSet<string> tables) =>
        References = [.. Type.GetForeignKeys().Where(f => tables.Contains(f.PrincipalEntityType.GetTableName()!)).OrderBy(f => string.Join(',', f.Properties.Select(p => p.Name)), StringComparer.Ordinal)];
}
