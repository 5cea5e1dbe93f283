using System.Globalization;
using Herberge.Desks.Items;

namespace Herberge.Desks.DeskPages;

/// <summary>What the forms of the preview send: which thing, as it was seen, and what shall become of it.</summary>
public abstract class ItemForm
{
    public string? Item { get; set; }

    public int Version { get; set; }

    internal ItemKey? Key() => ItemKey.Read(Item);

    protected static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

public sealed class AskForm : ItemForm
{
    /// <summary>One of those proposed.</summary>
    public string? Who { get; set; }

    /// <summary>Somebody else, by handle.</summary>
    public string? Other { get; set; }

    public string? Message { get; set; }

    public string? ChaseOn { get; set; }

    internal DateOnly? Chase() => Day(ChaseOn);
}

public sealed class HandForm : ItemForm
{
    public Guid? ToId { get; set; }

    public string? Note { get; set; }
}

public sealed class SnoozeForm : ItemForm
{
    public string? Until { get; set; }

    public string? Reason { get; set; }

    internal DateOnly? Day() => Day(Until);
}
