using System.Text.Encodings.Web;
using System.Text.Unicode;
using Herberge.Shell.Frame;
using Microsoft.AspNetCore.Diagnostics;

namespace Herberge.Shell;

/// <summary>The door of the shell: frame, navigation, components, error pages.</summary>
internal static class ShellRoom
{
    public static void AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        // German text stays readable and short in the page source; markup characters are escaped as ever.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddScoped<Format>();
        services.AddScoped<PageTurn>();
        services.AddScoped(typeof(Answers<>));
        services.AddScoped<Surroundings>();
        services.AddScoped<DrawMarkup>();
        services.AddSingleton<FrameShelf>();
        services.AddScoped<Frames>();
    }

    public static void UseShellErrors(this WebApplication app)
    {
        app.UseHashedFiles();
        // A scope of their own: a page that answers “not here” has already used up the navigation of its scope.
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true);
        app.UseExceptionHandler("/error/500", createScopeForErrors: true);
        app.Use((context, next) =>
        {
            // Showing why a form was refused is reading, not sending the form once more.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
                context.Request.Method = HttpMethods.Get;
            return next(context);
        });
    }

    /// <summary>Goes behind whatever tells who is looking.</summary>
    public static void UseShellFrame(this WebApplication app)
    {
        app.UseReaderHeader();
        app.Use(next => context => Surroundings.LoadForErrorAsync(context, next));
    }

    public static void MapShell(this WebApplication app)
    {
        var manifest = Path.Combine(AppContext.BaseDirectory, "Herberge.staticwebassets.endpoints.json");
        var pages = app.MapRazorComponents<App>();
        if (File.Exists(manifest))
        {
            // A house started from the build output serves what was built, with its compression and its cache headers.
            app.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
            app.MapStaticAssets(manifest).AllowAnonymous();
            pages.WithStaticAssets(manifest);
        }

        app.MapManifest();
        app.MapPost("/theme", (Delegate)Theme.ChooseAsync).AllowAnonymous();
    }
}
