namespace Herberge.Channels;

/// <summary>Marker of the room's words.</summary>
internal sealed class ChannelsWords;
