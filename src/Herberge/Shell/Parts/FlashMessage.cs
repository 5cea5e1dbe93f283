namespace Herberge.Shell.Parts;

/// <summary>What has just been done, said once on the next page.</summary>
/// <param name="UndoTo">Where to post to take it back; null when that can't be done.</param>
public sealed record FlashMessage(string Text, string? UndoTo = null);
