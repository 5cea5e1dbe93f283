namespace Herberge.Channels.Hooks.HookPages;

/// <summary>What the form of a hook sends.</summary>
public sealed class HookForm
{
    public string? Name { get; set; }

    public string? Address { get; set; }

    public List<string> Events { get; set; } = [];

    internal HookInput Input => new(Name, Address, Events);
}
