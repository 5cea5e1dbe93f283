using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Ideas.Sight;
using Herberge.Shell;
using Herberge.Voices.Telling;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Needs;

/// <summary>The part of the room's door that belongs to needs.</summary>
internal static class NeedsDoor
{
    public static void AddNeeds(this IServiceCollection services)
    {
        services.AddScoped<WriteNeed>();
        services.AddScoped<AddEvidence>();
        services.AddScoped<ListNeeds>();
        services.AddScoped<SeeNeed>();
        services.AddScoped<TellCustomers>();
        services.AddScoped<DiscussNeed>();
        services.AddScoped<GrowIdea>();
        services.AddScoped<IIdeaOrigins, IdeaOrigins>();
        services.AddScoped<TellingTexts>();
        services.AddScoped<NoteAnswer>();
    }

    public static void MapNeeds(this IEndpointRouteBuilder app)
    {
        app.MapPost("/voices/needs/{id:guid}/evidence/{observation:guid}", async (Guid id, Guid observation, bool? against, AddEvidence add, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await add.HandleAsync(id, observation, against == true, viewer, ct), $"/voices/needs/{id}", against == true ? "said-against" : "said-for"));
        app.MapPost("/voices/needs/{id:guid}/evidence/{observation:guid}/remove", async (Guid id, Guid observation, AddEvidence add, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await add.RemoveAsync(id, observation, viewer, ct), $"/voices/needs/{id}", "said-evidence-removed", $"/voices/needs/{id}/evidence/{observation}"));
        app.MapPost("/voices/needs/{id:guid}/ideas/{idea:guid}/untie", async (Guid id, Guid idea, GrowIdea grow, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
            answers.To(await grow.UntieAsync(id, idea, viewer, ct), $"/voices/needs/{id}", "said-untied"));
        app.MapPost("/voices/needs/{id:guid}/told", async (Guid id, HttpRequest request, TellCustomers tell, Viewer viewer, Answers<VoicesWords> answers, CancellationToken ct) =>
        {
            var form = await request.ReadFormAsync(ct);
            Result<Done> told = Enum.TryParse<VoiceChannel>(form["channel"], ignoreCase: true, out var channel) && Enum.IsDefined(channel)
                ? await tell.HandleAsync(id, new TellInput(channel, form[$"text-{channel}"], form[$"link-{channel}"], DateOnly.TryParse(form[$"on-{channel}"], CultureInfo.InvariantCulture, out var day) ? day : null, Chosen(form, channel)), viewer, ct)
                : viewer.HearsVoices ? Problem.Invalid("Channel", "voices-channel") : Problem.Forbidden("voices-for-community-managers");
            return answers.To(told, $"/voices/needs/{id}#tell", "said-told");
        });
    }

    /// <summary>Null where nobody was to be chosen, or everybody who waits was.</summary>
    private static List<Guid>? Chosen(IFormCollection form, VoiceChannel channel)
    {
        var chosen = form[$"people-{channel}"].Where(id => Guid.TryParse(id, out _)).Select(id => Guid.Parse(id!)).ToList();
        return form[$"waiting-{channel}"] is [{ } waiting] && waiting != chosen.Count.ToString(CultureInfo.InvariantCulture) ? chosen : null;
    }
}
