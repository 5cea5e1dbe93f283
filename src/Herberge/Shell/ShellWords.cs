namespace Herberge.Shell;

/// <summary>Marker of the words of frame, navigation and components.</summary>
internal sealed class ShellWords;
