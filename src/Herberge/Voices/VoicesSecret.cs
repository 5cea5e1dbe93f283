namespace Herberge.Voices;

/// <summary>
/// The secret behind author keys, encrypted with the house's keys, which lie outside the database: whoever has only one
/// of the two can't try names against the keys.
/// </summary>
public sealed class VoicesSecret
{
    public const int SingletonId = 1;

    private VoicesSecret() { }

    public VoicesSecret(string locked)
    {
        Id = SingletonId;
        Locked = locked;
    }

    public int Id { get; private set; }

    public string Locked { get; private set; } = "";
}
