using Microsoft.AspNetCore.Components;

namespace Herberge.Shell;

/// <summary>Addresses of the bundled files with the hash of their content, so that browsers may keep them for a year.</summary>
internal sealed class ShellAssets
{
    private static ShellAssets? _known;

    private ShellAssets(ResourceAssetCollection assets)
    {
        Styles = "/" + assets["dist/herberge.css"];
        Script = "/" + assets["dist/herberge.js"];
        Icons.Sheet = "/" + assets["dist/icons.svg"];
        Font = assets.Select(asset => asset.Properties?.FirstOrDefault(p => p.Name == "label")?.Value)
            .FirstOrDefault(path => path is not null && path.Contains("latin-wght-normal", StringComparison.Ordinal));
        if (Font is not null) Font = "/" + Font;
    }

    public string Styles { get; }

    public string Script { get; }

    /// <summary>The upright Latin font under the name the stylesheet uses; worth fetching before the stylesheet asks.</summary>
    public string? Font { get; }

    public static ShellAssets Of(ResourceAssetCollection assets) => _known ??= new ShellAssets(assets);
}
