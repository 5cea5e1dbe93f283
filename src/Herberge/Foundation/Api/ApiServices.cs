using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace Herberge.Foundation.Api;

internal static class ApiServices
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddScoped<Reply>();
        services.AddScoped<IAuthorizationHandler, ScopeRule>();
        // So that the answer can name the field; without it a faulty request is refused without a word.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        });
    }

    /// <summary>What a room sends and receives, described at build time.</summary>
    public static void AddApiJson(this IServiceCollection services, JsonSerializerContext room) =>
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, room));
}
