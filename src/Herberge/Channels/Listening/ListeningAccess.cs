using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

/// <summary>
/// Who hears what is said outside: those who speak for the house, as far as it stands publicly on the net; what came in privately, by mail or
/// another program, only who hears customers anyway. An observation is read here only where an alert is about it.
/// </summary>
internal static class ListeningAccess
{
    /// <summary>Sources of what everybody can read on the net.</summary>
    public static readonly IReadOnlyList<SourceKind> OnTheNet = [SourceKind.Feed, SourceKind.Mastodon];

    extension(HouseDb db)
    {
        public IQueryable<ListeningRule> VisibleListeningRulesTo(Viewer viewer)
        {
            var (team, hears) = (viewer.IsOfTeam, viewer.HearsVoices);
            return db.ListeningRules.Where(r => team && (r.IsPublic || hears));
        }

        public IQueryable<ListeningAlert> VisibleListeningAlertsTo(Viewer viewer)
        {
            var (team, hears) = (viewer.IsOfTeam, viewer.HearsVoices);
            return db.ListeningAlerts.AsNoTracking().Where(a => team && (a.IsPublic || hears));
        }

        /// <summary>Observations alerts are about.</summary>
        public IQueryable<Observation> HeardObservationsTo(Viewer viewer)
        {
            var (hits, alerts) = (db.ListeningHits, db.VisibleListeningAlertsTo(viewer));
            return db.Set<Observation>().AsNoTracking().Where(o => hits.Any(h => h.ObservationId == o.Id && alerts.Any(a => a.Id == h.AlertId)));
        }

        /// <summary>Sources the viewer may have listened to.</summary>
        public IQueryable<Source> ListenableSourcesTo(Viewer viewer)
        {
            var (team, hears) = (viewer.IsOfTeam, viewer.HearsVoices);
            return db.Set<Source>().AsNoTracking().Where(s => team && (s.Kind == SourceKind.Feed || s.Kind == SourceKind.Mastodon || (hears && (s.Kind == SourceKind.Mailbox || s.Kind == SourceKind.Webhook || s.Kind == SourceKind.File))));
        }
    }
}
