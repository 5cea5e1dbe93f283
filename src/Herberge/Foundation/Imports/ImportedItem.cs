namespace Herberge.Foundation.Imports;

/// <summary>
/// Remembers what an import brought in, so that the same thing never comes in twice: which of our rows stands for the
/// other system's key.
/// </summary>
public sealed class ImportedItem
{
    private ImportedItem() { }

    public ImportedItem(string source, string key, Guid id)
    {
        Source = source;
        Key = key;
        Id = id;
    }

    /// <summary>The other system: <c>slack</c>, <c>ties</c>.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Its own name of the thing: <c>message:C02A:1355517523.000005</c>.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Our row.</summary>
    public Guid Id { get; private set; }
}
