using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;

namespace Herberge.Foundation.Mail;

/// <summary>Lays a mail beside what caused it, in the same transaction; it leaves the house after the commit.</summary>
public sealed class MailOutbox(HouseDb db, TimeProvider clock)
{
    public const string Kind = "mail";

    public void Enqueue(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        db.Outbox.Add(new OutboxMessage(Kind, JsonSerializer.Serialize(mail, MailJson.Default.MailMessage), clock.GetUtcNow()));
    }
}

[JsonSerializable(typeof(MailMessage))]
internal sealed partial class MailJson : JsonSerializerContext;
