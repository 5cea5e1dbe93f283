namespace Herberge.Activation;

/// <summary>Marker of the room's words.</summary>
internal sealed class ActivationWords;
