using System.Security.Cryptography;

namespace Herberge.Foundation.Portability;

/// <summary>What an exported house holds of the foundation, and what stays behind.</summary>
internal sealed class FoundationPortability : ITablePortability
{
    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("house", "What the house is called and how it speaks"),
        TableDecision.Exports("accounts", "That somebody can sign in, and how often that failed")
            .Without("PasswordHash", "A secret; it comes along where the export was made --with-passwords", () => null, isPassword: true)
            .Without("SecurityStamp", "A secret that ends sessions; the import makes a new one", () => Convert.ToHexString(RandomNumberGenerator.GetBytes(20)))
            .Without("ConcurrencyStamp", "Means nothing elsewhere; the import makes a new one", () => Guid.CreateVersion7().ToString()),
        TableDecision.Exports("account_claims", "What is said of accounts beside roles; the house itself writes none"),
        TableDecision.Exports("account_logins", "Which account another sign-in service knows").SeemsSecret("ProviderKey"),
        TableDecision.Leaves("account_tokens", "Secrets of sign-in"),
        TableDecision.Leaves("account_passkeys", "Bound to the address of the house; people set up new ones"),
        TableDecision.Leaves("passkey_uses", "Goes with the passkeys"),
        TableDecision.Leaves("access_tokens", "Secrets of programs; people make new ones"),
        TableDecision.Leaves("api_answers", "What programs were answered, sealed, worth something for a day"),
        TableDecision.Leaves("sign_in_links", "Secrets, worth something for fifteen minutes"),
        TableDecision.Exports("audit", "Who changed what in the running of the house"),
        TableDecision.Exports("files", "Uploaded files: name, kind, size, and what they belong to; their contents are under files/"),
        TableDecision.Exports("imported_items", "What was brought in from elsewhere, so that nothing comes twice").SeemsSecret("Key"),
        TableDecision.Exports("ledger_acts", "Acts: somebody did something"),
        TableDecision.Exports("ledger_ties", "Ties: contact between two members"),
        TableDecision.Exports("ledger_occasions", "Occasions: what brought people together"),
        TableDecision.Exports("ledger_occasion_participants", "Whom an occasion brought together"),
        TableDecision.Leaves("outbox", "Messages on their way hold links that sign people in, and two houses would send them twice"),
        TableDecision.Derives("search_docs", "Search is made again from what it finds"),
    ];
}
