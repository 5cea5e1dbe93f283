namespace Herberge.Silos.Releases;

/// <summary>What is left of old single contacts: how many there were in a month between two units, with nobody's name.</summary>
internal sealed class FoldedContact
{
    private FoldedContact() { }

    public FoldedContact(DateOnly month, string a, string b, byte kind) => (Month, A, B, Kind) = (month, a, b, kind);

    /// <summary>The month's first day.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>Path of the unit that comes first.</summary>
    public string A { get; private set; } = "";

    public string B { get; private set; } = "";

    public byte Kind { get; private set; }

    public long Contacts { get; set; }
}
