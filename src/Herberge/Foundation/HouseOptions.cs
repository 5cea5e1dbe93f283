namespace Herberge.Foundation;

/// <summary>How this installation runs. Read from <c>HERBERGE__…</c> environment variables and <c>appsettings.json</c>.</summary>
public sealed class HouseOptions
{
    public const string Section = "Herberge";

    /// <summary>Folder of the database, files, keys and unsent mail.</summary>
    public string Data { get; set; } = "data";

    /// <summary>Null for the embedded SQLite, or <c>postgresql://user:password@host:5432/name</c>.</summary>
    public string? Database { get; set; }

    /// <summary>Address people reach the house under, for links in mails: <c>https://herberge.example.org</c>.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Null for one node, or what several nodes call each other through: <c>redis.example.org:6379,password=…</c>.</summary>
    public string? Redis { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    public LimitOptions Limits { get; set; } = new();

    public AiOptions Ai { get; set; } = new();

    public OutwardOptions Outward { get; set; } = new();

    public ReplyOptions Replies { get; set; } = new();

    public PushOptions Push { get; set; } = new();

    public string DataPath(params string[] parts) => Path.Combine([Path.GetFullPath(Data), .. parts]);
}

public sealed class SmtpOptions
{
    /// <summary>Null: mails are written to <c>data/mail/*.eml</c> instead.</summary>
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string From { get; set; } = "herberge@localhost";

    /// <summary><c>auto</c>, <c>none</c>, <c>starttls</c> or <c>tls</c>.</summary>
    public string Security { get; set; } = "auto";
}

/// <summary>The mailbox that takes answers to the house's mails, and mails that come back. Without an address and a host nobody can answer by mail.</summary>
public sealed class ReplyOptions
{
    /// <summary><c>answers@example.org</c>; its mailbox must take <c>answers+anything@example.org</c>, too.</summary>
    public string? Address { get; set; }

    /// <summary>IMAP server.</summary>
    public string? Host { get; set; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Address) && !string.IsNullOrWhiteSpace(Host);

    public int Port { get; set; } = 993;

    public string? User { get; set; }

    public string? Password { get; set; }

    public string Folder { get; set; } = "INBOX";

    /// <summary><c>tls</c>, <c>starttls</c> or, in networks of one's own, <c>none</c>.</summary>
    public string Security { get; set; } = "tls";
}

/// <summary>Messages to browsers.</summary>
public sealed class PushOptions
{
    /// <summary>Push services messages may go to; <c>*.</c> stands for any one below.</summary>
    public string Hosts { get; set; } = "fcm.googleapis.com, updates.push.services.mozilla.com, *.push.apple.com, *.notify.windows.com";

    /// <summary>Whom the operator of a push service may write to, <c>mailto:it@example.org</c> or an https address; else the sender of mails, else the house's address.</summary>
    public string? Subject { get; set; }
}

/// <summary>A language model's server. Nothing needs one; without an address nothing leaves the house.</summary>
public sealed class AiOptions
{
    /// <summary>An OpenAI-compatible address: <c>https://ai.example.org/v1</c>, or Ollama's own, <c>http://localhost:11434/v1</c>.</summary>
    public string? Address { get; set; }

    public string? Key { get; set; }

    /// <summary>Null: texts are compared by their own words alone.</summary>
    public string? EmbeddingModel { get; set; }

    /// <summary>Null: nobody can ask for names of themes.</summary>
    public string? ChatModel { get; set; }
}

/// <summary>What the house may call when somebody inside typed an address.</summary>
public sealed class OutwardOptions
{
    /// <summary>Networks of one's own, as <c>10.1.0.0/16, 10.2.3.4</c>; beside them only the public internet.</summary>
    public string Allow { get; set; } = "";

    /// <summary>File (PEM) with the certificates of an authority of one's own that signs servers there.</summary>
    public string? Authorities { get; set; }
}

public sealed class LimitOptions
{
    /// <summary>Sign-in attempts a minute from one address.</summary>
    public int SignInPerMinute { get; set; } = 10;

    /// <summary>Reads of secret calendar addresses a minute from one address.</summary>
    public int FeedsPerMinute { get; set; } = 60;

    /// <summary>Messages a minute from one server of the fediverse.</summary>
    public int InboxPerMinute { get; set; } = 300;

    /// <summary>Reads of public pages, feeds and files a minute from one address.</summary>
    public int PublicPerMinute { get; set; } = 300;

    /// <summary>Writing requests a minute of one member.</summary>
    public int WritesPerMinute { get; set; } = 120;

    /// <summary>Somebody counts as new for so many days; what looks like spam by new people waits for a moderator.</summary>
    public int NewcomerDays { get; set; } = 14;

    /// <summary>Posts a minute by somebody new; what is more waits.</summary>
    public int NewcomerPostsPerMinute { get; set; } = 5;

    /// <summary>Largest upload in bytes.</summary>
    public long UploadBytes { get; set; } = 25 * 1024 * 1024;
}
