namespace Herberge.People.Import.ImportPages;

/// <summary>Marker of the words of importing people in the browser.</summary>
internal sealed class ImportPageWords;
