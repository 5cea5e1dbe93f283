namespace Herberge.Voices.Agreements;

/// <summary>Marker of the words about coding blind and agreeing.</summary>
internal sealed class AgreementWords;
