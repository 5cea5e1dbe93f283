using Herberge.Foundation.Access;
using Herberge.Foundation.Doctor;
using Herberge.Foundation.Jobs;
using Herberge.People.Admin.Mail;
using Herberge.Shell;

namespace Herberge.Spaces.Notices.Replies;

/// <summary>Answers by mail, and mails that come back.</summary>
internal static class RepliesDoor
{
    public static void AddReplies(this IServiceCollection services)
    {
        services.AddScoped<ReplyAddresses>();
        services.AddScoped<IReturnAddresses>(provider => provider.GetRequiredService<ReplyAddresses>());
        services.AddScoped<TakeReply>();
        services.AddScoped<TakeBounce>();
        services.AddScoped<RefuseReply>();
        services.AddScoped<FetchReplies>();
        services.AddScoped<TryAddressAgain>();
        services.AddScoped<IDoctorCheck, RepliesCheck>();
        services.AddScoped<IMailFaults, ListMailFaults>();
        services.AddHouseJob<FetchRepliesEachMinute>("15 * * * * ?");
    }

    public static void MapReplies(this IEndpointRouteBuilder app) => app.MapPost("/settings/mails/again", async (TryAddressAgain again, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
        answers.To(await again.HandleAsync(viewer, ct), "/settings/mails"));
}
