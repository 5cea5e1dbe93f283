using Herberge.Shell.Charts.Sheets;

namespace Herberge.Silos.Exports;

/// <summary>What every chart that leaves the house says of itself: its title, the house and the window.</summary>
internal static class SheetHead
{
    public const double Height = 64;

    public static IEnumerable<SheetShape> Of(string title, string subtitle) =>
        [new SheetText(16, 28, title, 18, Bold: true), new SheetText(16, 48, subtitle, 13, Colour: SheetColours.Support)];
}
