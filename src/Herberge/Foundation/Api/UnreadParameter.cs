using System.Globalization;
using Microsoft.AspNetCore.Http.Metadata;

namespace Herberge.Foundation.Api;

/// <summary>Finds the parameter of an address that couldn't be read: for one that may be left out the framework refuses without a word.</summary>
internal static class UnreadParameter
{
    /// <summary>Its name, or null.</summary>
    public static string? Of(HttpContext context)
    {
        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            if (!parameter.HasTryParse || Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) is not { } type) continue;
            if (context.Request.Query[parameter.Name].ToString() is { Length: > 0 } text && !CanRead(type, text)) return parameter.Name;
        }

        return null;
    }

    private static bool CanRead(Type type, string text)
    {
        var (result, provider) = (type.MakeByRefType(), typeof(IFormatProvider));
        if (type.GetMethod("TryParse", [typeof(string), provider, result]) is { } cultured) return cultured.Invoke(null, [text, CultureInfo.InvariantCulture, null]) is true;
        return type.GetMethod("TryParse", [typeof(string), result])?.Invoke(null, [text, null]) is true;
    }
}
