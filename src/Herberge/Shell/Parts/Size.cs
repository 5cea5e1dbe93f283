namespace Herberge.Shell.Parts;

/// <summary>How large a part is drawn.</summary>
public enum Size
{
    Medium,
    ExtraSmall,
    Small,
    Large,
    ExtraLarge,
}

internal static class SizeClasses
{
    public static string? Class(this Size size) => size switch
    {
        Size.ExtraSmall => "xs",
        Size.Small => "s",
        Size.Large => "l",
        Size.ExtraLarge => "xl",
        _ => null,
    };
}
