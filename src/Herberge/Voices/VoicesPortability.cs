using Herberge.Foundation.Portability;

namespace Herberge.Voices;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class VoicesPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("voices_observations", "What customers said, masked; authors as pseudonyms").SeemsSecret("AuthorKey", "ExternalKey"),
        TableDecision.Exports("voices_gone_keys", "What was erased and must not come back").SeemsSecret("ExternalKey"),
        TableDecision.Exports("voices_sources", "Where voices come from")
            .Without("LockedSecret", "A secret, sealed with keys that never leave the house; a webhook gets a new one", () => null),
        TableDecision.Exports("voices_source_runs", "What the last runs brought"),
        TableDecision.Exports("voices_mailboxes", "Mailboxes voices are fetched from")
            .Without("LockedPassword", "A secret, sealed with keys that never leave the house; it has to be typed again", () => ""),
        TableDecision.Leaves("voices_secret", "The secret behind pseudonyms, sealed with keys that never leave the house; the new house makes its own"),
        TableDecision.Exports("voices_spaces", "Spaces that are listened to"),
        TableDecision.Exports("voices_refusals", "Who refused to be listened to"),
        TableDecision.Exports("voices_quoted_posts", "Which post a quote comes from"),
        TableDecision.Exports("voices_idea_quotes", "Quotes chosen for ideas"),
        TableDecision.Exports("voices_codes", "The codebook"),
        TableDecision.Exports("voices_code_changes", "Changes of the codebook"),
        TableDecision.Exports("voices_code_moves", "Codings a change moved"),
        TableDecision.Exports("voices_codings", "Codings"),
        TableDecision.Exports("voices_samples", "Samples for agreement"),
        TableDecision.Exports("voices_sample_codes", "Codes of a sample"),
        TableDecision.Exports("voices_sample_coders", "Who codes a sample"),
        TableDecision.Exports("voices_sample_voices", "Voices of a sample"),
        TableDecision.Exports("voices_blind_codings", "Codings of a sample before they are settled"),
        TableDecision.Exports("voices_rejections", "Suggestions of codes that were declined"),
        TableDecision.Exports("voices_needs", "Needs"),
        TableDecision.Exports("voices_evidence", "Voices a need stands on"),
        TableDecision.Exports("voices_need_ideas", "Ideas that answer a need"),
        TableDecision.Exports("voices_tellings", "Who was told what became of it"),
        TableDecision.Exports("voices_telling_answers", "What they answered"),
        TableDecision.Exports("voices_telling_templates", "The house's words for it"),
        TableDecision.Exports("voices_report_readers", "Who gets the monthly report"),
        TableDecision.Exports("voices_report_issues", "Which reports went out"),
        TableDecision.Exports("voices_segments", "Sizes of segments"),
        TableDecision.Exports("voices_themes", "Themes that were found and named"),
        TableDecision.Exports("voices_theme_voices", "Which voice belongs to which theme"),
        TableDecision.Exports("voices_theme_shifts", "Themes that split or merged"),
        TableDecision.Exports("voices_theme_searches", "When themes were searched"),
    ];
}
