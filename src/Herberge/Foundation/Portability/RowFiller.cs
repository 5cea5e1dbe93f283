using System.Data.Common;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Portability;

/// <summary>Writes rows of one kind in batches, through statements made once.</summary>
internal sealed class RowFiller : IAsyncDisposable
{
    /// <summary>Both engines take more parameters; larger batches were no faster.</summary>
    private const int MostParameters = 2000;
    private const int MostRows = 100;

    private readonly HouseDb _db;
    private readonly HouseKind _kind;
    private readonly string _path;
    private readonly object?[][] _waiting;
    private readonly DbCommand _full;
    private int _count;
    private long _first = 1;

    public RowFiller(HouseDb db, HouseKind kind, string path)
    {
        (_db, _kind, _path) = (db, kind, path);
        _waiting = new object?[Math.Clamp(MostParameters / kind.Fields.Count, 1, MostRows)][];
        _full = Command(_waiting.Length);
    }

    public async ValueTask AddAsync(object?[] row, CancellationToken ct)
    {
        _waiting[_count++] = row;
        if (_count == _waiting.Length) await WriteAsync(_full, ct);
    }

    public async Task EndAsync(CancellationToken ct)
    {
        if (_count == 0) return;
        await using var rest = Command(_count);
        await WriteAsync(rest, ct);
    }

    public ValueTask DisposeAsync() => _full.DisposeAsync();

    private async Task WriteAsync(DbCommand command, CancellationToken ct)
    {
        var parameter = 0;
        for (var row = 0; row < _count; row++)
            for (var field = 0; field < _kind.Fields.Count; field++) command.Parameters[parameter++].Value = _kind.Fields[field].Kept(_waiting[row][field]);
        try
        {
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (DbException refused)
        {
            throw new WrongHouseException(_path, _first, null, $"the database refuses this line or one of the {_count - 1} after it: {refused.Message}. Only an export as Herberge wrote it can be imported.");
        }

        _first += _count;
        _count = 0;
    }

    private DbCommand Command(int rows)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
        var number = 0;
        var lines = new List<string>(rows);
        for (var row = 0; row < rows; row++)
        {
            var names = new List<string>(_kind.Fields.Count);
            foreach (var field in _kind.Fields)
            {
                var parameter = field.Parameter(command, $"p{number++}");
                command.Parameters.Add(parameter);
                names.Add("@" + parameter.ParameterName.TrimStart('@'));
            }

            lines.Add($"({string.Join(", ", names)})");
        }

        // Names of tables and columns are the model's own.
        command.CommandText = $"INSERT INTO \"{_kind.Table}\" ({string.Join(", ", _kind.Fields.Select(f => $"\"{f.Column}\""))}) VALUES {string.Join(", ", lines)}";
        return command;
    }
}
