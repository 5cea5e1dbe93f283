using System.Globalization;

namespace Herberge.Commands;

/// <summary>Tells on standard error how many rows have been read.</summary>
internal sealed class ReadRows : IProgress<long>
{
    public void Report(long value) =>
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:N0} rows read"));
}
