using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Portability;

/// <summary>The format told to programs, from the same model the rows are written by.</summary>
internal static class HouseSchemaOf
{
    public static HouseSchema Of(HouseFormat format, bool withPasswords) => new(HouseFormat.Name, HouseFormat.Version,
        [.. format.Kinds.Select(kind => Of(kind, withPasswords))],
        [.. format.Decisions.Where(d => d.Fate != TableFate.Exported).Select(d => new SchemaAbsent(d.Table, d.Reason))]);

    private static SchemaKind Of(HouseKind kind, bool withPasswords) => new(kind.Table, kind.Decision.Reason, [.. kind.Key.Select(f => f.Name)],
        [.. kind.FieldsOf(withPasswords).Select(f => new SchemaField(f.Name, f.TypeName, f.IsNullable, f.Type.IsEnum ? Enum.GetNames(f.Type) : null))],
        [.. kind.References.Select(r => new SchemaReference([.. r.Properties.Select(p => kind.Field(p).Name)], r.PrincipalEntityType.GetTableName()!,
            [.. r.PrincipalKey.Properties.Select(p => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(p.Name))]))],
        [.. kind.Fields.Where(f => !f.IsExported(withPasswords)).Select(f => new SchemaAbsent(f.Name, f.LeftOut!.Reason))]);
}
