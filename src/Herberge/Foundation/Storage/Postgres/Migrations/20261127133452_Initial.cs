using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Herberge.Foundation.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "access_tokens",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Scopes = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastUsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_tokens", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_seasons",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Languages = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Cadence = table.Column<byte>(type: "smallint", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Began = table.Column<int>(type: "integer", nullable: false),
                    Finished = table.Column<int>(type: "integer", nullable: false),
                    LeftForTime = table.Column<int>(type: "integer", nullable: false),
                    LeftForTopic = table.Column<int>(type: "integer", nullable: false),
                    LeftForPeople = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_seasons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activation_ladder_releases",
                columns: table => new
                {
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_ladder_releases", x => x.Until);
                });

            migrationBuilder.CreateTable(
                name: "api_answers",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    ContentType = table.Column<string>(type: "text", nullable: true),
                    Location = table.Column<string>(type: "text", nullable: true),
                    ETag = table.Column<string>(type: "text", nullable: true),
                    Body = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_api_answers", x => new { x.MemberId, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Action = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "desks_reports_sent",
                columns: table => new
                {
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks_reports_sent", x => new { x.Kind, x.From });
                });

            migrationBuilder.CreateTable(
                name: "desks_weeks",
                columns: table => new
                {
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    AnswerHours = table.Column<double>(type: "double precision", nullable: true),
                    Active = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks_weeks", x => x.Until);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_actors",
                columns: table => new
                {
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    KeyId = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    PublicPem = table.Column<string>(type: "text", nullable: false),
                    Inbox = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    SharedInbox = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Handle = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    FetchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_actors", x => x.Address);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_seen",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_seen", x => x.Hash);
                });

            migrationBuilder.CreateTable(
                name: "files",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: false),
                    Size = table.Column<long>(type: "bigint", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: true),
                    Height = table.Column<int>(type: "integer", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsHousePublic = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_files", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_series",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rule = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FirstDay = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstTime = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_series", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "house",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    TimeZone = table.Column<string>(type: "text", nullable: false),
                    LogoFileId = table.Column<Guid>(type: "uuid", nullable: true),
                    ImprintUrl = table.Column<string>(type: "text", nullable: true),
                    PrivacyUrl = table.Column<string>(type: "text", nullable: true),
                    InsidersByLink = table.Column<bool>(type: "boolean", nullable: false),
                    MailDomains = table.Column<string>(type: "text", nullable: false),
                    PublicSpaces = table.Column<bool>(type: "boolean", nullable: false),
                    FederatedSpaces = table.Column<bool>(type: "boolean", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_house", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "house_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_house_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ideas_stages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    NameDe = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Movers = table.Column<byte>(type: "smallint", nullable: false),
                    Needs = table.Column<byte>(type: "smallint", nullable: false),
                    TellDe = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    TellEn = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_stages", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "imported_items",
                columns: table => new
                {
                    Source = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_items", x => new { x.Source, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "introduction_wishes",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_introduction_wishes", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "introductions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    OneId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OneSays = table.Column<bool>(type: "boolean", nullable: true),
                    OtherSays = table.Column<bool>(type: "boolean", nullable: true),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_introductions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_acts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_acts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_occasions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_occasions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_ties",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Weight = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_ties", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "life_settings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    QuietDays = table.Column<int>(type: "integer", nullable: true),
                    LinkPreviews = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_life_settings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "link_previews",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Site = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    FetchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Fault = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_link_previews", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "notice_secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Locked = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_partners", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reply_mailbox",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    UidValidity = table.Column<long>(type: "bigint", nullable: false),
                    LastUid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_mailbox", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "reply_refusals",
                columns: table => new
                {
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_refusals", x => x.AddressHash);
                });

            migrationBuilder.CreateTable(
                name: "rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    InForce = table.Column<int>(type: "integer", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ArchivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "search_docs",
                columns: table => new
                {
                    Key = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_search_docs", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_links",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_in_links", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_alerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Openness = table.Column<double>(type: "double precision", nullable: false),
                    Low = table.Column<double>(type: "double precision", nullable: false),
                    High = table.Column<double>(type: "double precision", nullable: false),
                    RaisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AcknowledgedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AcknowledgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_alerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_bridge_choices",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    A = table.Column<string>(type: "text", nullable: false),
                    B = table.Column<string>(type: "text", nullable: false),
                    IsDone = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_bridge_choices", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_figures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Monday = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<byte>(type: "smallint", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Missing = table.Column<byte>(type: "smallint", nullable: false),
                    Openness = table.Column<double>(type: "double precision", nullable: true),
                    Low = table.Column<double>(type: "double precision", nullable: true),
                    High = table.Column<double>(type: "double precision", nullable: true),
                    Ties = table.Column<int>(type: "integer", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_figures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_folded",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    A = table.Column<string>(type: "text", nullable: false),
                    B = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Contacts = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_folded", x => new { x.Month, x.A, x.B, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "silos_interventions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    EnteredBy = table.Column<Guid>(type: "uuid", nullable: false),
                    EnteredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettledOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_interventions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_looks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    What = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_looks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_opt_outs",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_opt_outs", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "silos_proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ByWorksCouncil = table.Column<bool>(type: "boolean", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    SmallestGroup = table.Column<int>(type: "integer", nullable: false),
                    Goal = table.Column<double>(type: "double precision", nullable: true),
                    KeepMonths = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsAccepted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_proposals", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "silos_releases",
                columns: table => new
                {
                    To = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_releases", x => x.To);
                });

            migrationBuilder.CreateTable(
                name: "silos_roster",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitPath = table.Column<string>(type: "text", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Partner = table.Column<string>(type: "text", nullable: true),
                    IsLeftOut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_roster", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "silos_settings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    SmallestGroup = table.Column<int>(type: "integer", nullable: false),
                    Goal = table.Column<double>(type: "double precision", nullable: true),
                    KeepMonths = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_settings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "space_calls",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_space_calls", x => x.PostId);
                });

            migrationBuilder.CreateTable(
                name: "spaces",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Hue = table.Column<int>(type: "integer", nullable: false),
                    WithPartners = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MemberCount = table.Column<int>(type: "integer", nullable: false),
                    ThreadCount = table.Column<int>(type: "integer", nullable: false),
                    LastActivityAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ArchivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spaces", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "tags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Folded = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tags", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    Depth = table.Column<int>(type: "integer", nullable: false),
                    Hue = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => x.Id);
                    table.ForeignKey(
                        name: "FK_units_units_ParentId",
                        column: x => x.ParentId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voices_code_changes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: true),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NameBefore = table.Column<string>(type: "text", nullable: true),
                    DefinitionBefore = table.Column<string>(type: "text", nullable: true),
                    ExampleBefore = table.Column<string>(type: "text", nullable: true),
                    ParentBefore = table.Column<Guid>(type: "uuid", nullable: true),
                    Moved = table.Column<int>(type: "integer", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_code_changes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_codes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    FoldedName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Definition = table.Column<string>(type: "text", nullable: true),
                    Example = table.Column<string>(type: "text", nullable: true),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Hue = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_codes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_needs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    When = table.Column<string>(type: "text", nullable: false),
                    Want = table.Column<string>(type: "text", nullable: false),
                    So = table.Column<string>(type: "text", nullable: false),
                    Importance = table.Column<int>(type: "integer", nullable: false),
                    Satisfaction = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<byte>(type: "smallint", nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_needs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_refusals",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_refusals", x => new { x.SpaceId, x.MemberId });
                });

            migrationBuilder.CreateTable(
                name: "voices_report_issues",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Readers = table.Column<int>(type: "integer", nullable: false),
                    Needs = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_report_issues", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "voices_report_readers",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_report_readers", x => x.MemberId);
                });

            migrationBuilder.CreateTable(
                name: "voices_samples",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Seed = table.Column<int>(type: "integer", nullable: false),
                    Filter = table.Column<string>(type: "text", nullable: false),
                    DrawnFrom = table.Column<int>(type: "integer", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_samples", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_secret",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Locked = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_secret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_segments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    FoldedName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Customers = table.Column<long>(type: "bigint", nullable: true),
                    Revenue = table.Column<double>(type: "double precision", nullable: true),
                    Period = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    OtherNames = table.Column<List<string>>(type: "text[]", nullable: false),
                    OtherValues = table.Column<List<string>>(type: "text[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_segments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_sources",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    KeepMonths = table.Column<int>(type: "integer", nullable: false),
                    Channel = table.Column<byte>(type: "smallint", nullable: false),
                    Segment = table.Column<string>(type: "text", nullable: true),
                    Language = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastRunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LastBrought = table.Column<int>(type: "integer", nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Tags = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Cursor = table.Column<string>(type: "text", nullable: true),
                    EveryMinutes = table.Column<int>(type: "integer", nullable: true),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ETag = table.Column<string>(type: "text", nullable: true),
                    LastModified = table.Column<string>(type: "text", nullable: true),
                    LockedSecret = table.Column<string>(type: "text", nullable: true),
                    BodyMapping = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_sources", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_telling_templates",
                columns: table => new
                {
                    Status = table.Column<byte>(type: "smallint", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    EditedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    EditedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_telling_templates", x => new { x.Status, x.Language });
                });

            migrationBuilder.CreateTable(
                name: "voices_theme_searches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Voices = table.Column<int>(type: "integer", nullable: false),
                    Reliability = table.Column<double>(type: "double precision", nullable: true),
                    Model = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_theme_searches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "voices_theme_shifts",
                columns: table => new
                {
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    ThemeId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_theme_shifts", x => new { x.Kind, x.ThemeId, x.OtherId });
                });

            migrationBuilder.CreateTable(
                name: "voices_themes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<byte>(type: "smallint", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Phrases = table.Column<string>(type: "text", nullable: false),
                    GivenName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    FirstFoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_themes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_claims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_account_claims_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_logins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_account_logins_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_passkeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_passkeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_account_passkeys_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_tokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_account_tokens_accounts_UserId",
                        column: x => x.UserId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "passkey_uses",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_passkey_uses", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_passkey_uses_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SeasonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    Part = table.Column<byte>(type: "smallint", nullable: false),
                    Minute = table.Column<int>(type: "integer", nullable: true),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Language = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ModeratorId = table.Column<Guid>(type: "uuid", nullable: true),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false),
                    Line = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DissolvedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_circles_activation_circle_seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "activation_circle_seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ledger_occasion_participants",
                columns: table => new
                {
                    OccasionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ledger_occasion_participants", x => new { x.OccasionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ledger_occasion_participants_ledger_occasions_OccasionId",
                        column: x => x.OccasionId,
                        principalTable: "ledger_occasions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "silos_figure_cells",
                columns: table => new
                {
                    FiguresId = table.Column<long>(type: "bigint", nullable: false),
                    A = table.Column<int>(type: "integer", nullable: false),
                    B = table.Column<int>(type: "integer", nullable: false),
                    Weight = table.Column<double>(type: "double precision", nullable: true),
                    Expected = table.Column<double>(type: "double precision", nullable: true),
                    Ratio = table.Column<double>(type: "double precision", nullable: true),
                    Z = table.Column<double>(type: "double precision", nullable: true),
                    OnFew = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_figure_cells", x => new { x.FiguresId, x.A, x.B });
                    table.ForeignKey(
                        name: "FK_silos_figure_cells_silos_figures_FiguresId",
                        column: x => x.FiguresId,
                        principalTable: "silos_figures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "silos_figure_units",
                columns: table => new
                {
                    FiguresId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Unit = table.Column<string>(type: "text", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Openness = table.Column<double>(type: "double precision", nullable: true),
                    Attainable = table.Column<double>(type: "double precision", nullable: true),
                    EiIndex = table.Column<double>(type: "double precision", nullable: true),
                    Share = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_figure_units", x => new { x.FiguresId, x.Number });
                    table.ForeignKey(
                        name: "FK_silos_figure_units_silos_figures_FiguresId",
                        column: x => x.FiguresId,
                        principalTable: "silos_figures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "silos_effects",
                columns: table => new
                {
                    InterventionId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Effect = table.Column<double>(type: "double precision", nullable: true),
                    Low = table.Column<double>(type: "double precision", nullable: true),
                    High = table.Column<double>(type: "double precision", nullable: true),
                    PValue = table.Column<double>(type: "double precision", nullable: true),
                    Before = table.Column<double>(type: "double precision", nullable: true),
                    After = table.Column<double>(type: "double precision", nullable: true),
                    OthersBefore = table.Column<double>(type: "double precision", nullable: true),
                    OthersAfter = table.Column<double>(type: "double precision", nullable: true),
                    Arrangements = table.Column<int>(type: "integer", nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_effects", x => x.InterventionId);
                    table.ForeignKey(
                        name: "FK_silos_effects_silos_interventions_InterventionId",
                        column: x => x.InterventionId,
                        principalTable: "silos_interventions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "silos_intervention_participants",
                columns: table => new
                {
                    InterventionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsCounted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_silos_intervention_participants", x => new { x.InterventionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_silos_intervention_participants_silos_interventions_Interve~",
                        column: x => x.InterventionId,
                        principalTable: "silos_interventions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_programmes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Rhythm = table.Column<byte>(type: "smallint", nullable: false),
                    LevelDistance = table.Column<int>(type: "integer", nullable: true),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NextDrawOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_programmes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_programmes_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "gatherings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: true),
                    SeriesDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Lead = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHtml = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    IsOnSite = table.Column<bool>(type: "boolean", nullable: false),
                    IsOnline = table.Column<bool>(type: "boolean", nullable: false),
                    SeatsOnSite = table.Column<int>(type: "integer", nullable: true),
                    SeatsOnline = table.Column<int>(type: "integer", nullable: true),
                    ForPartners = table.Column<bool>(type: "boolean", nullable: false),
                    HeldSeats = table.Column<int>(type: "integer", nullable: false),
                    HeldUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    ConfirmDays = table.Column<int>(type: "integer", nullable: true),
                    ReleasesUnconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    HasSessions = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CancelledWhy = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    MixChanges = table.Column<int>(type: "integer", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_gatherings_series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "gatherings_series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_gatherings_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_campaigns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IsBox = table.Column<bool>(type: "boolean", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Question = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Background = table.Column<string>(type: "text", nullable: false),
                    BackgroundHtml = table.Column<string>(type: "text", nullable: false),
                    SponsorId = table.Column<Guid>(type: "uuid", nullable: true),
                    Rule = table.Column<byte>(type: "smallint", nullable: false),
                    Votes = table.Column<int>(type: "integer", nullable: false),
                    AnswerWithinDays = table.Column<int>(type: "integer", nullable: false),
                    DecideWithinDays = table.Column<int>(type: "integer", nullable: true),
                    DecideBy = table.Column<DateOnly>(type: "date", nullable: true),
                    CollectFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    DiscussFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    EvaluateFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    DecideFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_campaigns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_campaigns_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderation_deeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Reason = table.Column<byte>(type: "smallint", nullable: true),
                    ByHouse = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_deeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_moderation_deeds_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "space_cares",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlowSeconds = table.Column<int>(type: "integer", nullable: false),
                    HoldsFirstOfGuests = table.Column<bool>(type: "boolean", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_space_cares", x => x.SpaceId);
                    table.ForeignKey(
                        name: "FK_space_cares_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "thread_templates",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_templates", x => x.Id);
                    table.ForeignKey(
                        name: "FK_thread_templates_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tag_synonyms",
                columns: table => new
                {
                    Folded = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    TagId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tag_synonyms", x => x.Folded);
                    table.ForeignKey(
                        name: "FK_tag_synonyms_tags_TagId",
                        column: x => x.TagId,
                        principalTable: "tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalId = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    FoldedName = table.Column<string>(type: "text", nullable: false),
                    FoldedProfile = table.Column<string>(type: "text", nullable: false),
                    Handle = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    NormalizedEmail = table.Column<string>(type: "text", nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    PartnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Level = table.Column<string>(type: "text", nullable: true),
                    Languages = table.Column<string>(type: "text", nullable: true),
                    Skills = table.Column<string>(type: "text", nullable: true),
                    AskMeAbout = table.Column<string>(type: "text", nullable: true),
                    LookingFor = table.Column<string>(type: "text", nullable: true),
                    About = table.Column<string>(type: "text", nullable: true),
                    ShowsEmail = table.Column<bool>(type: "boolean", nullable: false),
                    PhotoFileId = table.Column<Guid>(type: "uuid", nullable: true),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Roles = table.Column<int>(type: "integer", nullable: false),
                    InterfaceLanguage = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProfileWrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_members", x => x.Id);
                    table.ForeignKey(
                        name: "FK_members_partners_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "partners",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_members_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "voices_sample_coders",
                columns: table => new
                {
                    SampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    FinishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_sample_coders", x => new { x.SampleId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_voices_sample_coders_voices_samples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "voices_samples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_sample_codes",
                columns: table => new
                {
                    SampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_sample_codes", x => new { x.SampleId, x.CodeId });
                    table.ForeignKey(
                        name: "FK_voices_sample_codes_voices_codes_CodeId",
                        column: x => x.CodeId,
                        principalTable: "voices_codes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_sample_codes_voices_samples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "voices_samples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_gone_keys",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_gone_keys", x => new { x.SourceId, x.ExternalKey });
                    table.ForeignKey(
                        name: "FK_voices_gone_keys_voices_sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "voices_sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_mailboxes",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Host = table.Column<string>(type: "text", nullable: false),
                    Port = table.Column<int>(type: "integer", nullable: false),
                    Security = table.Column<byte>(type: "smallint", nullable: false),
                    UserName = table.Column<string>(type: "text", nullable: false),
                    LockedPassword = table.Column<string>(type: "text", nullable: false),
                    Folder = table.Column<string>(type: "text", nullable: false),
                    UidValidity = table.Column<long>(type: "bigint", nullable: false),
                    LastUid = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_mailboxes", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_voices_mailboxes_voices_sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "voices_sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_observations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Channel = table.Column<byte>(type: "smallint", nullable: false),
                    Quote = table.Column<string>(type: "text", nullable: false),
                    Context = table.Column<string>(type: "text", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: true),
                    Segment = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Link = table.Column<string>(type: "text", nullable: true),
                    AuthorKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    PhotoFileId = table.Column<Guid>(type: "uuid", nullable: true),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Pressure = table.Column<int>(type: "integer", nullable: true),
                    Memo = table.Column<string>(type: "text", nullable: true),
                    MaskCount = table.Column<int>(type: "integer", nullable: false),
                    MasksCheckedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MasksCheckedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_observations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voices_observations_voices_sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "voices_sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "voices_source_runs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Brought = table.Column<int>(type: "integer", nullable: false),
                    Known = table.Column<int>(type: "integer", nullable: false),
                    LeftOut = table.Column<int>(type: "integer", nullable: false),
                    Fault = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_source_runs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voices_source_runs_voices_sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "voices_sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_spaces",
                columns: table => new
                {
                    SourceId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnnouncedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AgreedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_spaces", x => x.SourceId);
                    table.ForeignKey(
                        name: "FK_voices_spaces_voices_sources_SourceId",
                        column: x => x.SourceId,
                        principalTable: "voices_sources",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<int>(type: "integer", nullable: false),
                    MetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_meetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_circle_meetings_activation_circles_CircleId",
                        column: x => x.CircleId,
                        principalTable: "activation_circles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    DrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    Pairs = table.Column<int>(type: "integer", nullable: false),
                    PairsAcross = table.Column<int>(type: "integer", nullable: false),
                    Repeats = table.Column<int>(type: "integer", nullable: false),
                    ShareOfBound = table.Column<double>(type: "double precision", nullable: false),
                    CountedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PairsMet = table.Column<int>(type: "integer", nullable: false),
                    PeopleMet = table.Column<int>(type: "integer", nullable: false),
                    PeopleLeft = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_rounds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_rounds_activation_programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "activation_programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_agenda",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Detail = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_agenda", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_agenda_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_feedback_counts",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Question = table.Column<byte>(type: "smallint", nullable: false),
                    Answer = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Shown = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_feedback_counts", x => new { x.GatheringId, x.Question, x.Answer });
                    table.ForeignKey(
                        name: "FK_gatherings_feedback_counts_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_feedback_texts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    IsShown = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_feedback_texts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_feedback_texts_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_mix",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    People = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_mix", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_mix_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_mix_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_questions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_questions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_questions_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_plans",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Clashes = table.Column<int>(type: "integer", nullable: true),
                    ByChance = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_plans", x => x.GatheringId);
                    table.ForeignKey(
                        name: "FK_gatherings_session_plans_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_rooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_rooms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_session_rooms_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_slots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Until = table.Column<TimeOnly>(type: "time without time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_slots", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_session_slots_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_units",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_units", x => new { x.GatheringId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_gatherings_units_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_units_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_campaign_units",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_campaign_units", x => new { x.CampaignId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_ideas_campaign_units_ideas_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "ideas_campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_campaign_units_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_criteria",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Hint = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Weight = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Axis = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_criteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_criteria_ideas_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "ideas_campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_apart",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_apart", x => new { x.MemberId, x.OtherId });
                    table.ForeignKey(
                        name: "FK_activation_apart_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_apart_members_OtherId",
                        column: x => x.OtherId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_entries",
                columns: table => new
                {
                    SeasonId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<byte>(type: "smallint", nullable: false),
                    Parts = table.Column<byte>(type: "smallint", nullable: false),
                    Languages = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Online = table.Column<bool>(type: "boolean", nullable: false),
                    Topics = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_entries", x => new { x.SeasonId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_circle_entries_activation_circle_seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "activation_circle_seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_circle_entries_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_goals",
                columns: table => new
                {
                    SeasonId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_goals", x => new { x.SeasonId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_circle_goals_activation_circle_seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "activation_circle_seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_circle_goals_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_notes",
                columns: table => new
                {
                    SeasonId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_notes", x => new { x.SeasonId, x.MemberId, x.Week });
                    table.ForeignKey(
                        name: "FK_activation_circle_notes_activation_circle_seasons_SeasonId",
                        column: x => x.SeasonId,
                        principalTable: "activation_circle_seasons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_circle_notes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_seats",
                columns: table => new
                {
                    CircleId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LeftAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeclineUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_seats", x => new { x.CircleId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_circle_seats_activation_circles_CircleId",
                        column: x => x.CircleId,
                        principalTable: "activation_circles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_circle_seats_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_entries",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Days = table.Column<byte>(type: "smallint", nullable: false),
                    Languages = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Online = table.Column<bool>(type: "boolean", nullable: false),
                    Topics = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    IsPaused = table.Column<bool>(type: "boolean", nullable: false),
                    WasLeftOut = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_entries", x => new { x.ProgrammeId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_entries_activation_programmes_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "activation_programmes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_entries_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guide_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    HoursPerMonth = table.Column<int>(type: "integer", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guide_groups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_guide_groups_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activation_guide_groups_members_LeadId",
                        column: x => x.LeadId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activation_guide_groups_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "activation_initiatives",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Seeks = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Offers = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_initiatives", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_initiatives_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activation_initiatives_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_activation_initiatives_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "activation_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Label = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    LeadsTo = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Entered = table.Column<int>(type: "integer", nullable: false),
                    MailedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Mailed = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_invitations_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activation_journeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Trigger = table.Column<byte>(type: "smallint", nullable: false),
                    Goal = table.Column<byte>(type: "smallint", nullable: false),
                    HeldOut = table.Column<int>(type: "integer", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RunsSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_journeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_journeys_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "activation_thanks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(280)", maxLength: 280, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_thanks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_thanks_members_FromId",
                        column: x => x.FromId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_thanks_members_ToId",
                        column: x => x.ToId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "channels_accounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reach = table.Column<byte>(type: "smallint", nullable: false),
                    MostCharacters = table.Column<int>(type: "integer", nullable: false),
                    LinkCharacters = table.Column<int>(type: "integer", nullable: false),
                    MostPictures = table.Column<int>(type: "integer", nullable: false),
                    LongestAlt = table.Column<int>(type: "integer", nullable: false),
                    Handle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    ClientId = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    LockedClientSecret = table.Column<string>(type: "text", nullable: true),
                    LockedToken = table.Column<string>(type: "text", nullable: true),
                    LockedHandshake = table.Column<string>(type: "text", nullable: true),
                    HandshakeBy = table.Column<Guid>(type: "uuid", nullable: true),
                    HandshakeUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OnlyLanguage = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NotBefore = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_accounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_channels_accounts_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_channels_accounts_members_HandshakeBy",
                        column: x => x.HandshakeBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_channels_accounts_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "channels_posts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TextDe = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    TextEn = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    PublishAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UnpublishAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_channels_posts_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_channels_posts_members_ChangedBy",
                        column: x => x.ChangedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "deactivation_proposals",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deactivation_proposals", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_deactivation_proposals_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "desks_deputies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks_deputies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_desks_deputies_members_DeputyId",
                        column: x => x.DeputyId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_desks_deputies_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desks_items",
                columns: table => new
                {
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Subject = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    HolderId = table.Column<Guid>(type: "uuid", nullable: true),
                    QuietUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    AskedId = table.Column<Guid>(type: "uuid", nullable: true),
                    Message = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: true),
                    ChaseOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ChasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Last = table.Column<byte>(type: "smallint", nullable: false),
                    LastBy = table.Column<Guid>(type: "uuid", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Before = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks_items", x => new { x.Kind, x.Subject });
                    table.ForeignKey(
                        name: "FK_desks_items_members_AskedId",
                        column: x => x.AskedId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_desks_items_members_HolderId",
                        column: x => x.HolderId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "desks_report_readers",
                columns: table => new
                {
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_desks_report_readers", x => new { x.Kind, x.MemberId });
                    table.ForeignKey(
                        name: "FK_desks_report_readers_members_AddedBy",
                        column: x => x.AddedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_desks_report_readers_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "digest_marks",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pace = table.Column<byte>(type: "smallint", nullable: false),
                    ToldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_digest_marks", x => new { x.MemberId, x.Pace });
                    table.ForeignKey(
                        name: "FK_digest_marks_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.MemberId, x.Key });
                    table.ForeignKey(
                        name: "FK_drafts_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "expert_wishes",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_expert_wishes", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_expert_wishes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_hosts",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    Signs = table.Column<byte>(type: "smallint", nullable: true),
                    BlockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BlockedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_hosts", x => x.Name);
                    table.ForeignKey(
                        name: "FK_fediverse_hosts_members_BlockedBy",
                        column: x => x.BlockedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_feedback_given",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_feedback_given", x => new { x.GatheringId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_gatherings_feedback_given_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_feedback_given_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_feeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_feeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_feeds_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_feeds_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_hosts",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_hosts", x => new { x.GatheringId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_gatherings_hosts_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_hosts_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_registrations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    OutsideName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    OutsideMail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Coming = table.Column<byte>(type: "smallint", nullable: false),
                    Seat = table.Column<byte>(type: "smallint", nullable: false),
                    FromHeld = table.Column<bool>(type: "boolean", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WaitingSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OfferedUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Code = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: false),
                    IsListed = table.Column<bool>(type: "boolean", nullable: false),
                    CountsMeeting = table.Column<bool>(type: "boolean", nullable: false),
                    CheckedInAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CheckedInBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EntryKey = table.Column<Guid>(type: "uuid", nullable: true),
                    IsWalkIn = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_registrations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_registrations_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_registrations_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_ballots",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsNew = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_ballots", x => new { x.GatheringId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_gatherings_session_ballots_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_session_ballots_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "guest_invitations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    SponsorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Company = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Purpose = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    LinkEndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AcceptedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    RenewedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guest_invitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_guest_invitations_members_SponsorId",
                        column: x => x.SponsorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_guest_invitations_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hooks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Address = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Events = table.Column<string>(type: "text", nullable: false),
                    LockedSecret = table.Column<string>(type: "text", nullable: true),
                    LockedEarlier = table.Column<string>(type: "text", nullable: true),
                    EarlierUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hooks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_hooks_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "house_rules_read",
                columns: table => new
                {
                    Version = table.Column<int>(type: "integer", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_house_rules_read", x => new { x.MemberId, x.Version });
                    table.ForeignKey(
                        name: "FK_house_rules_read_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_campaign_people",
                columns: table => new
                {
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_campaign_people", x => new { x.CampaignId, x.MemberId, x.Role });
                    table.ForeignKey(
                        name: "FK_ideas_campaign_people_ideas_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "ideas_campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_campaign_people_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_filters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_filters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_filters_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Weight = table.Column<byte>(type: "smallint", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    BeganAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HoldingText = table.Column<string>(type: "text", nullable: false),
                    Review = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incidents_members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "join_answers",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Question = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_join_answers", x => new { x.SpaceId, x.MemberId, x.Number });
                    table.ForeignKey(
                        name: "FK_join_answers_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_join_answers_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "join_requests",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_join_requests", x => new { x.SpaceId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_join_requests_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_join_requests_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listening_rules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Sources = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    TellsHits = table.Column<bool>(type: "boolean", nullable: false),
                    TellsSpikes = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CountsSince = table.Column<DateOnly>(type: "date", nullable: false),
                    PausedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_rules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_listening_rules_members_CreatedBy",
                        column: x => x.CreatedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "mail_faults",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Soft = table.Column<int>(type: "integer", nullable: false),
                    StoppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_faults", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_mail_faults_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mail_wishes",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Pace = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mail_wishes", x => new { x.MemberId, x.SpaceId, x.Kind });
                    table.ForeignKey(
                        name: "FK_mail_wishes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "measures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Reason = table.Column<byte>(type: "smallint", nullable: false),
                    Words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    WasMember = table.Column<bool>(type: "boolean", nullable: false),
                    LiftedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LiftedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Appeal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AppealedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AppealSettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AppealSettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AppealAnswer = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_measures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_measures_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_measures_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderator_notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderator_notes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_moderator_notes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_moderator_notes_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice_hours",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    QuietFrom = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    QuietUntil = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    DaysOff = table.Column<int>(type: "integer", nullable: false),
                    AwayFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    AwayUntil = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notice_hours", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_notice_hours_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    ActorId = table.Column<Guid>(type: "uuid", nullable: true),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SeenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MailDueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MailedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_notifications_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "public_authors",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handle = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_public_authors", x => x.MemberId);
                    table.ForeignKey(
                        name: "FK_public_authors_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "public_spaces",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Handle = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    Summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    OpenedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Federated = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_public_spaces", x => x.SpaceId);
                    table.ForeignKey(
                        name: "FK_public_spaces_members_OpenedBy",
                        column: x => x.OpenedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_public_spaces_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "push_subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    AddressHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    PublicKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Secret = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Browser = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_push_subscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_push_subscriptions_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reply_keys",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reply_keys", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_reply_keys_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rule_versions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ApprovedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ApprovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rule_versions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rule_versions_members_ApprovedBy",
                        column: x => x.ApprovedBy,
                        principalTable: "members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_rule_versions_members_By",
                        column: x => x.By,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_rule_versions_rules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "rules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saved_searches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Alerts = table.Column<bool>(type: "boolean", nullable: false),
                    SeenKey = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_saved_searches", x => x.Id);
                    table.ForeignKey(
                        name: "FK_saved_searches_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scheduled_threads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    PublishAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UnpublishAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AsksToAcknowledge = table.Column<bool>(type: "boolean", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    FailedWith = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scheduled_threads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_scheduled_threads_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_scheduled_threads_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "space_members",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<byte>(type: "smallint", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeputyOf = table.Column<Guid>(type: "uuid", nullable: true),
                    DeputyFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeputyUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TeamRoles = table.Column<int>(type: "integer", nullable: false),
                    RoleGave = table.Column<byte>(type: "smallint", nullable: false),
                    WelcomedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AllReadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_space_members", x => new { x.SpaceId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_space_members_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_space_members_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "threads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastPostAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LastPosterId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostCount = table.Column<int>(type: "integer", nullable: false),
                    ReplyCount = table.Column<int>(type: "integer", nullable: false),
                    ViewCount = table.Column<int>(type: "integer", nullable: false),
                    AcceptedPostId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    AlsoInId = table.Column<Guid>(type: "uuid", nullable: true),
                    PinnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ArchivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_threads", x => x.Id);
                    table.ForeignKey(
                        name: "FK_threads_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_threads_spaces_AlsoInId",
                        column: x => x.AlsoInId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_threads_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_blind_codings",
                columns: table => new
                {
                    SampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CoderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Codes = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_blind_codings", x => new { x.SampleId, x.ObservationId, x.CoderId });
                    table.ForeignKey(
                        name: "FK_voices_blind_codings_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_blind_codings_voices_samples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "voices_samples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_codings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    CoderId = table.Column<Guid>(type: "uuid", nullable: false),
                    SaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: true),
                    Length = table.Column<int>(type: "integer", nullable: true),
                    HiddenBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_codings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voices_codings_voices_codes_CodeId",
                        column: x => x.CodeId,
                        principalTable: "voices_codes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_voices_codings_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_evidence",
                columns: table => new
                {
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpeaksAgainst = table.Column<bool>(type: "boolean", nullable: false),
                    AddedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    AddedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_evidence", x => new { x.NeedId, x.ObservationId });
                    table.ForeignKey(
                        name: "FK_voices_evidence_voices_needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "voices_needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_evidence_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_quoted_posts",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_quoted_posts", x => x.ObservationId);
                    table.ForeignKey(
                        name: "FK_voices_quoted_posts_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_rejections",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    CodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_rejections", x => new { x.ObservationId, x.CodeId });
                    table.ForeignKey(
                        name: "FK_voices_rejections_voices_codes_CodeId",
                        column: x => x.CodeId,
                        principalTable: "voices_codes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_rejections_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_sample_voices",
                columns: table => new
                {
                    SampleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_sample_voices", x => new { x.SampleId, x.ObservationId });
                    table.ForeignKey(
                        name: "FK_voices_sample_voices_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_sample_voices_voices_samples_SampleId",
                        column: x => x.SampleId,
                        principalTable: "voices_samples",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_tellings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<byte>(type: "smallint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    People = table.Column<int>(type: "integer", nullable: false),
                    ToldBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Link = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_tellings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_voices_tellings_voices_needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "voices_needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_tellings_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "voices_theme_voices",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThemeId = table.Column<Guid>(type: "uuid", nullable: true),
                    PartId = table.Column<Guid>(type: "uuid", nullable: true),
                    Week = table.Column<int>(type: "integer", nullable: false),
                    Channel = table.Column<byte>(type: "smallint", nullable: false),
                    Segment = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Confidence = table.Column<float>(type: "real", nullable: false),
                    Rank = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_theme_voices", x => x.ObservationId);
                    table.ForeignKey(
                        name: "FK_voices_theme_voices_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_groups",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Place = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Language = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    MetAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_groups", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_groups_activation_rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "activation_rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guide_marks",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThingId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guide_marks", x => new { x.GroupId, x.MemberId, x.ThingId });
                    table.ForeignKey(
                        name: "FK_activation_guide_marks_activation_guide_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_guide_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_guide_marks_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guide_steps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    WithinDays = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guide_steps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_guide_steps_activation_guide_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_guide_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guide_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Link = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guide_tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_guide_tasks_activation_guide_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_guide_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guide_waves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guide_waves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_guide_waves_activation_guide_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_guide_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_initiative_people",
                columns: table => new
                {
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_initiative_people", x => new { x.InitiativeId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_initiative_people_activation_initiatives_Initiat~",
                        column: x => x.InitiativeId,
                        principalTable: "activation_initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_initiative_people_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_initiative_topics",
                columns: table => new
                {
                    InitiativeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_initiative_topics", x => new { x.InitiativeId, x.Topic });
                    table.ForeignKey(
                        name: "FK_activation_initiative_topics_activation_initiatives_Initiat~",
                        column: x => x.InitiativeId,
                        principalTable: "activation_initiatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_joinings",
                columns: table => new
                {
                    Hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    InvitationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_joinings", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_activation_joinings_activation_invitations_InvitationId",
                        column: x => x.InvitationId,
                        principalTable: "activation_invitations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_host_tasks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_host_tasks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_host_tasks_activation_journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "activation_journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_host_tasks_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_journey_steps",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    AfterDays = table.Column<int>(type: "integer", nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    Place = table.Column<byte>(type: "smallint", nullable: false),
                    Target = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Conditions = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_journey_steps", x => new { x.JourneyId, x.Number });
                    table.ForeignKey(
                        name: "FK_activation_journey_steps_activation_journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "activation_journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_messages",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Subject = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<byte>(type: "smallint", nullable: false),
                    Address = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_activation_messages_activation_journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "activation_journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_messages_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_travellers",
                columns: table => new
                {
                    JourneyId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    BegunAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsHeldOut = table.Column<bool>(type: "boolean", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_travellers", x => new { x.JourneyId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_travellers_activation_journeys_JourneyId",
                        column: x => x.JourneyId,
                        principalTable: "activation_journeys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_travellers_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listening_replies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: true),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemoteId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    FailedWith = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_replies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_listening_replies_channels_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "channels_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_listening_replies_members_ById",
                        column: x => x.ById,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_listening_replies_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newsletters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Description = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    SenderName = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newsletters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_newsletters_channels_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "channels_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channels_approvers",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<byte>(type: "smallint", nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_approvers", x => new { x.PostId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_channels_approvers_channels_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "channels_posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_channels_approvers_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channels_events",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: true),
                    Deed = table.Column<byte>(type: "smallint", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_events", x => x.Id);
                    table.ForeignKey(
                        name: "FK_channels_events_channels_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "channels_posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_channels_events_members_ById",
                        column: x => x.ById,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "channels_pictures",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Alt = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_pictures", x => new { x.PostId, x.Number });
                    table.ForeignKey(
                        name: "FK_channels_pictures_channels_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "channels_posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_channels_pictures_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "channels_variants",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Text = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: true),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    Round = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemoteId = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    FailedWith = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Replies = table.Column<int>(type: "integer", nullable: false),
                    Boosts = table.Column<int>(type: "integer", nullable: false),
                    Favourites = table.Column<int>(type: "integer", nullable: false),
                    CountedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels_variants", x => x.Id);
                    table.ForeignKey(
                        name: "FK_channels_variants_channels_accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "channels_accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_channels_variants_channels_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "channels_posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_answers",
                columns: table => new
                {
                    QuestionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_answers", x => new { x.RegistrationId, x.QuestionId });
                    table.ForeignKey(
                        name: "FK_gatherings_answers_gatherings_questions_QuestionId",
                        column: x => x.QuestionId,
                        principalTable: "gatherings_questions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_answers_gatherings_registrations_RegistrationId",
                        column: x => x.RegistrationId,
                        principalTable: "gatherings_registrations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hook_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    HookId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<Guid>(type: "uuid", nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Fault = table.Column<string>(type: "text", nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hook_deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_hook_deliveries_hooks_HookId",
                        column: x => x.HookId,
                        principalTable: "hooks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_subscriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: true),
                    FilterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Pace = table.Column<byte>(type: "smallint", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ToldUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_subscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_subscriptions_ideas_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "ideas_campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_subscriptions_ideas_filters_FilterId",
                        column: x => x.FilterId,
                        principalTable: "ideas_filters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_subscriptions_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incident_lines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IncidentId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    HandedTo = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_lines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_incident_lines_incidents_IncidentId",
                        column: x => x.IncidentId,
                        principalTable: "incidents",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incident_lines_members_By",
                        column: x => x.By,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_incident_lines_members_DoneBy",
                        column: x => x.DoneBy,
                        principalTable: "members",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_incident_lines_members_HandedTo",
                        column: x => x.HandedTo,
                        principalTable: "members",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "listening_alerts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    IsPublic = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Usual = table.Column<double>(type: "double precision", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    Chance = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_alerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_listening_alerts_listening_rules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "listening_rules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listening_days",
                columns: table => new
                {
                    RuleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_days", x => new { x.RuleId, x.Day });
                    table.ForeignKey(
                        name: "FK_listening_days_listening_rules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "listening_rules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_activities",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    Json = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_activities", x => x.Id);
                    table.ForeignKey(
                        name: "FK_fediverse_activities_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_followers",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Actor = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Inbox = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    SharedInbox = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    FollowId = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_followers", x => new { x.SpaceId, x.Actor });
                    table.ForeignKey(
                        name: "FK_fediverse_followers_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_keys",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PublicPem = table.Column<string>(type: "text", nullable: false),
                    LockedPrivate = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_keys", x => x.SpaceId);
                    table.ForeignKey(
                        name: "FK_fediverse_keys_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_posts",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    GoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_posts", x => x.PostId);
                    table.ForeignKey(
                        name: "FK_fediverse_posts_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_replies",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObjectId = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Actor = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Host = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Handle = table.Column<string>(type: "character varying(250)", maxLength: 250, nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_replies", x => x.Id);
                    table.ForeignKey(
                        name: "FK_fediverse_replies_members_DecidedBy",
                        column: x => x.DecidedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_fediverse_replies_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_reports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    Host = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_reports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_fediverse_reports_members_SettledBy",
                        column: x => x.SettledBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_fediverse_reports_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    AsksToAcknowledge = table.Column<bool>(type: "boolean", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_announcements", x => x.ThreadId);
                    table.ForeignKey(
                        name: "FK_announcements_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "duplicate_questions",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    OfId = table.Column<Guid>(type: "uuid", nullable: false),
                    ById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_duplicate_questions", x => x.ThreadId);
                    table.ForeignKey(
                        name: "FK_duplicate_questions_threads_OfId",
                        column: x => x.OfId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_duplicate_questions_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_follow_ups",
                columns: table => new
                {
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHtml = table.Column<string>(type: "text", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_follow_ups", x => x.GatheringId);
                    table.ForeignKey(
                        name: "FK_gatherings_follow_ups_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_follow_ups_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_sessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    GatheringId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    ProposedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SlotId = table.Column<Guid>(type: "uuid", nullable: true),
                    RoomId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    Interest = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_sessions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_gatherings_sessions_gatherings_GatheringId",
                        column: x => x.GatheringId,
                        principalTable: "gatherings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_sessions_gatherings_session_rooms_RoomId",
                        column: x => x.RoomId,
                        principalTable: "gatherings_session_rooms",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_gatherings_sessions_gatherings_session_slots_SlotId",
                        column: x => x.SlotId,
                        principalTable: "gatherings_session_slots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_gatherings_sessions_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "held_posts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    ReplyToId = table.Column<Guid>(type: "uuid", nullable: true),
                    Files = table.Column<string>(type: "text", nullable: false),
                    ClientKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Beside = table.Column<string>(type: "text", nullable: true),
                    Why = table.Column<byte>(type: "smallint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EditedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    PostId = table.Column<Guid>(type: "uuid", nullable: true),
                    Answer = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_held_posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_held_posts_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_held_posts_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_held_posts_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ideas",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    CampaignId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Lead = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    StageId = table.Column<Guid>(type: "uuid", nullable: false),
                    StageSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnswerDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    FirstAnswerAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecisionDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true),
                    LooksFor = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    WorkLink = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    PlannedFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    PlannedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    StoryPostId = table.Column<Guid>(type: "uuid", nullable: true),
                    Supporters = table.Column<int>(type: "integer", nullable: false),
                    Votes = table.Column<int>(type: "integer", nullable: false),
                    AcrossSilos = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_ideas_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ideas_ideas_campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "ideas_campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ideas_ideas_stages_StageId",
                        column: x => x.StageId,
                        principalTable: "ideas_stages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ideas_members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ideas_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_pages",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReviewMonths = table.Column<int>(type: "integer", nullable: false),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RemindedOf = table.Column<DateOnly>(type: "date", nullable: true),
                    IsOpen = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_pages", x => x.ThreadId);
                    table.ForeignKey(
                        name: "FK_knowledge_pages_members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_knowledge_pages_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "polls",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Method = table.Column<byte>(type: "smallint", nullable: false),
                    IsSecret = table.Column<bool>(type: "boolean", nullable: false),
                    ClosesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Votes = table.Column<int>(type: "integer", nullable: false),
                    ToldAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_polls", x => x.ThreadId);
                    table.ForeignKey(
                        name: "FK_polls_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeletedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeletedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReplyToId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReactionSummary = table.Column<string>(type: "text", nullable: false),
                    ClientKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_posts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_posts_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_posts_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "read_marks",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    LastRead = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_read_marks", x => new { x.MemberId, x.ThreadId });
                    table.ForeignKey(
                        name: "FK_read_marks_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_read_marks_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rearrangements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    OtherId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromSpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToSpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AcceptedPostId = table.Column<Guid>(type: "uuid", nullable: true),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rearrangements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_rearrangements_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "space_lives",
                columns: table => new
                {
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Aim = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Promises = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Belongs = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Elsewhere = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    CharterAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Welcome = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    WelcomeHtml = table.Column<string>(type: "text", nullable: false),
                    WelcomeSince = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WelcomeThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    Questions = table.Column<string>(type: "character varying(603)", maxLength: 603, nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    KeptUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    MergedIntoId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_space_lives", x => x.SpaceId);
                    table.ForeignKey(
                        name: "FK_space_lives_spaces_MergedIntoId",
                        column: x => x.MergedIntoId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_space_lives_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "spaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_space_lives_threads_WelcomeThreadId",
                        column: x => x.WelcomeThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "thread_cares",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    SlowSeconds = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_cares", x => x.ThreadId);
                    table.ForeignKey(
                        name: "FK_thread_cares_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "thread_follows",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_follows", x => new { x.ThreadId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_thread_follows_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_thread_follows_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "thread_tags",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    TagId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_thread_tags", x => new { x.ThreadId, x.TagId });
                    table.ForeignKey(
                        name: "FK_thread_tags_tags_TagId",
                        column: x => x.TagId,
                        principalTable: "tags",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_thread_tags_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_code_moves",
                columns: table => new
                {
                    ChangeId = table.Column<Guid>(type: "uuid", nullable: false),
                    MarkId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_code_moves", x => new { x.ChangeId, x.MarkId });
                    table.ForeignKey(
                        name: "FK_voices_code_moves_voices_codings_MarkId",
                        column: x => x.MarkId,
                        principalTable: "voices_codings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_telling_answers",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    TellingId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_telling_answers", x => x.ObservationId);
                    table.ForeignKey(
                        name: "FK_voices_telling_answers_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_telling_answers_voices_tellings_TellingId",
                        column: x => x.TellingId,
                        principalTable: "voices_tellings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_seats",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    GoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_seats", x => new { x.GroupId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_seats_activation_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_seats_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "activation_guides",
                columns: table => new
                {
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    WaveId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<byte>(type: "smallint", nullable: false),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    JoinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HelpAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_guides", x => new { x.GroupId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_activation_guides_activation_guide_groups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "activation_guide_groups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_activation_guides_activation_guide_waves_WaveId",
                        column: x => x.WaveId,
                        principalTable: "activation_guide_waves",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activation_guides_members_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_activation_guides_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listening_answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReplyId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    SaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_answers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_listening_answers_listening_replies_ReplyId",
                        column: x => x.ReplyId,
                        principalTable: "listening_replies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newsletter_issues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NewsletterId = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Title = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    PublishedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SentCount = table.Column<int>(type: "integer", nullable: true),
                    UncertainCount = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newsletter_issues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_newsletter_issues_newsletters_NewsletterId",
                        column: x => x.NewsletterId,
                        principalTable: "newsletters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newsletter_subscribers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    NewsletterId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: true),
                    Address = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    AddressKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    AskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    MailedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    WordingVersion = table.Column<int>(type: "integer", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StoppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    BouncedWith = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Soft = table.Column<int>(type: "integer", nullable: false),
                    ReturnHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ProofSalt = table.Column<byte[]>(type: "bytea", nullable: true),
                    ProofHash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newsletter_subscribers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_newsletter_subscribers_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_newsletter_subscribers_newsletters_NewsletterId",
                        column: x => x.NewsletterId,
                        principalTable: "newsletters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "listening_hits",
                columns: table => new
                {
                    AlertId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_listening_hits", x => new { x.AlertId, x.ObservationId });
                    table.ForeignKey(
                        name: "FK_listening_hits_listening_alerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "listening_alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_listening_hits_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ActivityId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Inbox = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Host = table.Column<string>(type: "character varying(253)", maxLength: 253, nullable: false),
                    DueAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Fault = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeadAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_fediverse_deliveries_fediverse_activities_ActivityId",
                        column: x => x.ActivityId,
                        principalTable: "fediverse_activities",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fediverse_likes",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    ActorHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ActivityHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fediverse_likes", x => new { x.PostId, x.ActorHash });
                    table.ForeignKey(
                        name: "FK_fediverse_likes_fediverse_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "fediverse_posts",
                        principalColumn: "PostId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acknowledgements",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acknowledgements", x => new { x.ThreadId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_acknowledgements_announcements_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "announcements",
                        principalColumn: "ThreadId",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_acknowledgements_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_hosts",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_hosts", x => new { x.SessionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_gatherings_session_hosts_gatherings_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "gatherings_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_session_hosts_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gatherings_session_wishes",
                columns: table => new
                {
                    SessionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Wants = table.Column<bool>(type: "boolean", nullable: false),
                    IsCounted = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_gatherings_session_wishes", x => new { x.SessionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_gatherings_session_wishes_gatherings_sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "gatherings_sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_gatherings_session_wishes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_assumptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_assumptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_assumptions_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_benefits",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsMeasured = table.Column<bool>(type: "boolean", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(18,4)", precision: 18, scale: 4, nullable: true),
                    Unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NotedBy = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_benefits", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_benefits_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_decisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Verdict = table.Column<byte>(type: "smallint", nullable: false),
                    Headline = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Reason = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OnBehalfOf = table.Column<string>(type: "text", nullable: true),
                    Conditions = table.Column<string>(type: "text", nullable: true),
                    Budget = table.Column<string>(type: "text", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    StopCriterion = table.Column<string>(type: "text", nullable: true),
                    ReviewOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReopenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReopenedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReopenReason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_decisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_decisions_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_merges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    IntoId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UndoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    UndoneBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_merges_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_merges_ideas_IntoId",
                        column: x => x.IntoId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_milestones",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_milestones", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_milestones_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_milestones_members_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "ideas_moves",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: true),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    MovedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_moves", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_moves_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_moves_ideas_stages_FromId",
                        column: x => x.FromId,
                        principalTable: "ideas_stages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ideas_moves_ideas_stages_ToId",
                        column: x => x.ToId,
                        principalTable: "ideas_stages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ideas_people",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<byte>(type: "smallint", nullable: false),
                    Part = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsAsked = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_people", x => new { x.IdeaId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ideas_people_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_people_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_score_cards",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    JurorId = table.Column<Guid>(type: "uuid", nullable: false),
                    IsConflicted = table.Column<bool>(type: "boolean", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    GivenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_score_cards", x => new { x.IdeaId, x.JurorId });
                    table.ForeignKey(
                        name: "FK_ideas_score_cards_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_score_cards_members_JurorId",
                        column: x => x.JurorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_support_releases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Supporters = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_support_releases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ideas_support_releases_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_support_releases_units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_tags",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    Tag = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_tags", x => new { x.IdeaId, x.Tag });
                    table.ForeignKey(
                        name: "FK_ideas_tags_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_votes",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    ReleasedIn = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_votes", x => new { x.IdeaId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ideas_votes_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_votes_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_need_ideas",
                columns: table => new
                {
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_need_ideas", x => new { x.NeedId, x.IdeaId });
                    table.ForeignKey(
                        name: "FK_voices_need_ideas_ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_need_ideas_voices_needs_NeedId",
                        column: x => x.NeedId,
                        principalTable: "voices_needs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "page_sources",
                columns: table => new
                {
                    PageId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_sources", x => new { x.PageId, x.ThreadId });
                    table.ForeignKey(
                        name: "FK_page_sources_knowledge_pages_PageId",
                        column: x => x.PageId,
                        principalTable: "knowledge_pages",
                        principalColumn: "ThreadId",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_page_sources_threads_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "threads",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "poll_ballots",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Held = table.Column<int>(type: "integer", nullable: false),
                    Shown = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_poll_ballots", x => new { x.ThreadId, x.Choice });
                    table.ForeignKey(
                        name: "FK_poll_ballots_polls_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "polls",
                        principalColumn: "ThreadId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "poll_options",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_poll_options", x => new { x.ThreadId, x.Number });
                    table.ForeignKey(
                        name: "FK_poll_options_polls_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "polls",
                        principalColumn: "ThreadId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "poll_voters",
                columns: table => new
                {
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Choice = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_poll_voters", x => new { x.ThreadId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_poll_voters_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_poll_voters_polls_ThreadId",
                        column: x => x.ThreadId,
                        principalTable: "polls",
                        principalColumn: "ThreadId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bookmarks",
                columns: table => new
                {
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RemindAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_bookmarks", x => new { x.MemberId, x.PostId });
                    table.ForeignKey(
                        name: "FK_bookmarks_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_bookmarks_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mentions",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mentions", x => new { x.PostId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_mentions_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_mentions_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "moderation_cases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SettledBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Outcome = table.Column<byte>(type: "smallint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_moderation_cases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_moderation_cases_members_AuthorId",
                        column: x => x.AuthorId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_moderation_cases_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "post_links",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_links", x => new { x.PostId, x.Number });
                    table.ForeignKey(
                        name: "FK_post_links_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "post_revisions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    EditedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_post_revisions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_post_revisions_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "public_posts",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    SpaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ShownAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Named = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_public_posts", x => x.PostId);
                    table.ForeignKey(
                        name: "FK_public_posts_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_public_posts_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_public_posts_public_spaces_SpaceId",
                        column: x => x.SpaceId,
                        principalTable: "public_spaces",
                        principalColumn: "SpaceId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reactions",
                columns: table => new
                {
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reactions", x => new { x.PostId, x.MemberId, x.Kind });
                    table.ForeignKey(
                        name: "FK_reactions_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_reactions_posts_PostId",
                        column: x => x.PostId,
                        principalTable: "posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rearranged_posts",
                columns: table => new
                {
                    RearrangementId = table.Column<Guid>(type: "uuid", nullable: false),
                    PostId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AfterId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rearranged_posts", x => new { x.RearrangementId, x.PostId });
                    table.ForeignKey(
                        name: "FK_rearranged_posts_rearrangements_RearrangementId",
                        column: x => x.RearrangementId,
                        principalTable: "rearrangements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newsletter_pictures",
                columns: table => new
                {
                    IssueId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    Alt = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newsletter_pictures", x => new { x.IssueId, x.Number });
                    table.ForeignKey(
                        name: "FK_newsletter_pictures_files_FileId",
                        column: x => x.FileId,
                        principalTable: "files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_newsletter_pictures_newsletter_issues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "newsletter_issues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "newsletter_deliveries",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IssueId = table.Column<Guid>(type: "uuid", nullable: false),
                    SubscriberId = table.Column<Guid>(type: "uuid", nullable: false),
                    HandedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Batch = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    State = table.Column<byte>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_newsletter_deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_newsletter_deliveries_newsletter_issues_IssueId",
                        column: x => x.IssueId,
                        principalTable: "newsletter_issues",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_newsletter_deliveries_newsletter_subscribers_SubscriberId",
                        column: x => x.SubscriberId,
                        principalTable: "newsletter_subscribers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_opinions",
                columns: table => new
                {
                    AssumptionId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stance = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_opinions", x => new { x.AssumptionId, x.MemberId });
                    table.ForeignKey(
                        name: "FK_ideas_opinions_ideas_assumptions_AssumptionId",
                        column: x => x.AssumptionId,
                        principalTable: "ideas_assumptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_opinions_members_MemberId",
                        column: x => x.MemberId,
                        principalTable: "members",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ideas_scores",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    JurorId = table.Column<Guid>(type: "uuid", nullable: false),
                    CriterionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ideas_scores", x => new { x.IdeaId, x.JurorId, x.CriterionId });
                    table.ForeignKey(
                        name: "FK_ideas_scores_ideas_criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "ideas_criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ideas_scores_ideas_score_cards_IdeaId_JurorId",
                        columns: x => new { x.IdeaId, x.JurorId },
                        principalTable: "ideas_score_cards",
                        principalColumns: new[] { "IdeaId", "JurorId" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "voices_idea_quotes",
                columns: table => new
                {
                    IdeaId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_voices_idea_quotes", x => new { x.IdeaId, x.ObservationId });
                    table.ForeignKey(
                        name: "FK_voices_idea_quotes_voices_need_ideas_NeedId_IdeaId",
                        columns: x => new { x.NeedId, x.IdeaId },
                        principalTable: "voices_need_ideas",
                        principalColumns: new[] { "NeedId", "IdeaId" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_voices_idea_quotes_voices_observations_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "voices_observations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "flags",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReporterId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<byte>(type: "smallint", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_flags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_flags_moderation_cases_CaseId",
                        column: x => x.CaseId,
                        principalTable: "moderation_cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_Hash",
                table: "access_tokens",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_tokens_MemberId",
                table: "access_tokens",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_account_claims_UserId",
                table: "account_claims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_account_logins_UserId",
                table: "account_logins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_account_passkeys_UserId",
                table: "account_passkeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_acknowledgements_MemberId",
                table: "acknowledgements",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_apart_OtherId",
                table: "activation_apart",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_circle_entries_MemberId",
                table: "activation_circle_entries",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_circle_goals_MemberId",
                table: "activation_circle_goals",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_circle_meetings_CircleId_Week",
                table: "activation_circle_meetings",
                columns: new[] { "CircleId", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activation_circle_notes_MemberId",
                table: "activation_circle_notes",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_circle_seats_MemberId",
                table: "activation_circle_seats",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_circles_SeasonId_Number",
                table: "activation_circles",
                columns: new[] { "SeasonId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activation_entries_MemberId",
                table: "activation_entries",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_groups_RoundId",
                table: "activation_groups",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_groups_CreatedBy",
                table: "activation_guide_groups",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_groups_LeadId",
                table: "activation_guide_groups",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_groups_SpaceId",
                table: "activation_guide_groups",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_marks_MemberId",
                table: "activation_guide_marks",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_steps_GroupId_Number",
                table: "activation_guide_steps",
                columns: new[] { "GroupId", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_tasks_GroupId",
                table: "activation_guide_tasks",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guide_waves_GroupId",
                table: "activation_guide_waves",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guides_AskedBy",
                table: "activation_guides",
                column: "AskedBy");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guides_MemberId",
                table: "activation_guides",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_guides_WaveId",
                table: "activation_guides",
                column: "WaveId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_host_tasks_DoneAt",
                table: "activation_host_tasks",
                column: "DoneAt");

            migrationBuilder.CreateIndex(
                name: "IX_activation_host_tasks_JourneyId",
                table: "activation_host_tasks",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_host_tasks_MemberId",
                table: "activation_host_tasks",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiative_people_MemberId",
                table: "activation_initiative_people",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiative_topics_Topic",
                table: "activation_initiative_topics",
                column: "Topic");

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiatives_ChangedAt_Id",
                table: "activation_initiatives",
                columns: new[] { "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiatives_CreatedBy",
                table: "activation_initiatives",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiatives_SpaceId",
                table: "activation_initiatives",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_initiatives_UnitId",
                table: "activation_initiatives",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_invitations_Code",
                table: "activation_invitations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activation_invitations_CreatedBy",
                table: "activation_invitations",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_activation_joinings_InvitationId",
                table: "activation_joinings",
                column: "InvitationId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_joinings_NormalizedEmail",
                table: "activation_joinings",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_activation_journeys_CreatedBy",
                table: "activation_journeys",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_activation_messages_JourneyId",
                table: "activation_messages",
                column: "JourneyId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_messages_MemberId",
                table: "activation_messages",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_programmes_NextDrawOn",
                table: "activation_programmes",
                column: "NextDrawOn");

            migrationBuilder.CreateIndex(
                name: "IX_activation_programmes_SpaceId",
                table: "activation_programmes",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_rounds_ProgrammeId_Number",
                table: "activation_rounds",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_activation_seats_MemberId",
                table: "activation_seats",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_activation_thanks_FromId_At",
                table: "activation_thanks",
                columns: new[] { "FromId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_activation_thanks_ToId_At",
                table: "activation_thanks",
                columns: new[] { "ToId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_activation_travellers_DueAt",
                table: "activation_travellers",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_activation_travellers_MemberId",
                table: "activation_travellers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_api_answers_At",
                table: "api_answers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_At",
                table: "audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_PostId",
                table: "bookmarks",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_bookmarks_RemindAt",
                table: "bookmarks",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_channels_accounts_CreatedBy",
                table: "channels_accounts",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_channels_accounts_HandshakeBy",
                table: "channels_accounts",
                column: "HandshakeBy");

            migrationBuilder.CreateIndex(
                name: "IX_channels_accounts_SpaceId",
                table: "channels_accounts",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_channels_approvers_MemberId",
                table: "channels_approvers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_channels_events_ById",
                table: "channels_events",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_channels_events_PostId_At",
                table: "channels_events",
                columns: new[] { "PostId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_channels_pictures_FileId",
                table: "channels_pictures",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_channels_posts_AuthorId",
                table: "channels_posts",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_channels_posts_ChangedBy",
                table: "channels_posts",
                column: "ChangedBy");

            migrationBuilder.CreateIndex(
                name: "IX_channels_posts_PublishAt",
                table: "channels_posts",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_channels_posts_State_PublishAt",
                table: "channels_posts",
                columns: new[] { "State", "PublishAt" });

            migrationBuilder.CreateIndex(
                name: "IX_channels_variants_AccountId",
                table: "channels_variants",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_channels_variants_PostId_AccountId_Language",
                table: "channels_variants",
                columns: new[] { "PostId", "AccountId", "Language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_desks_deputies_DeputyId",
                table: "desks_deputies",
                column: "DeputyId");

            migrationBuilder.CreateIndex(
                name: "IX_desks_deputies_MemberId",
                table: "desks_deputies",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_desks_deputies_Until",
                table: "desks_deputies",
                column: "Until");

            migrationBuilder.CreateIndex(
                name: "IX_desks_items_AskedId",
                table: "desks_items",
                column: "AskedId");

            migrationBuilder.CreateIndex(
                name: "IX_desks_items_HolderId",
                table: "desks_items",
                column: "HolderId");

            migrationBuilder.CreateIndex(
                name: "IX_desks_items_LastAt",
                table: "desks_items",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_desks_report_readers_AddedBy",
                table: "desks_report_readers",
                column: "AddedBy");

            migrationBuilder.CreateIndex(
                name: "IX_desks_report_readers_MemberId",
                table: "desks_report_readers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_digest_marks_DueAt",
                table: "digest_marks",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_duplicate_questions_OfId",
                table: "duplicate_questions",
                column: "OfId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_activities_CreatedAt",
                table: "fediverse_activities",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_activities_PostId",
                table: "fediverse_activities",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_activities_SpaceId",
                table: "fediverse_activities",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_actors_FetchedAt",
                table: "fediverse_actors",
                column: "FetchedAt");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_actors_KeyId",
                table: "fediverse_actors",
                column: "KeyId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_deliveries_ActivityId",
                table: "fediverse_deliveries",
                column: "ActivityId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_deliveries_DueAt",
                table: "fediverse_deliveries",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_deliveries_Host",
                table: "fediverse_deliveries",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_followers_Actor",
                table: "fediverse_followers",
                column: "Actor");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_hosts_BlockedBy",
                table: "fediverse_hosts",
                column: "BlockedBy");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_likes_ActorHash",
                table: "fediverse_likes",
                column: "ActorHash");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_posts_SpaceId",
                table: "fediverse_posts",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_Actor",
                table: "fediverse_replies",
                column: "Actor");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_DecidedBy",
                table: "fediverse_replies",
                column: "DecidedBy");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_ObjectId",
                table: "fediverse_replies",
                column: "ObjectId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_PostId_State",
                table: "fediverse_replies",
                columns: new[] { "PostId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_SpaceId",
                table: "fediverse_replies",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_replies_State_ReceivedAt",
                table: "fediverse_replies",
                columns: new[] { "State", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_reports_SettledAt_At",
                table: "fediverse_reports",
                columns: new[] { "SettledAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_reports_SettledBy",
                table: "fediverse_reports",
                column: "SettledBy");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_reports_SpaceId",
                table: "fediverse_reports",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_fediverse_seen_At",
                table: "fediverse_seen",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_files_OwnerId",
                table: "files",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_files_PostId",
                table: "files",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_flags_CaseId_ReporterId",
                table: "flags",
                columns: new[] { "CaseId", "ReporterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_flags_ReporterId",
                table: "flags",
                column: "ReporterId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_EndsAt",
                table: "gatherings",
                column: "EndsAt",
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_SeriesId_StartsAt",
                table: "gatherings",
                columns: new[] { "SeriesId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_SpaceId_StartsAt",
                table: "gatherings",
                columns: new[] { "SpaceId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_StartsAt_Id",
                table: "gatherings",
                columns: new[] { "StartsAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_agenda_GatheringId",
                table: "gatherings_agenda",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_answers_QuestionId",
                table: "gatherings_answers",
                column: "QuestionId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feedback_given_MemberId",
                table: "gatherings_feedback_given",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feedback_texts_GatheringId",
                table: "gatherings_feedback_texts",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feeds_MemberId",
                table: "gatherings_feeds",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feeds_SecretHash",
                table: "gatherings_feeds",
                column: "SecretHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feeds_SpaceId",
                table: "gatherings_feeds",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_follow_ups_ThreadId",
                table: "gatherings_follow_ups",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_hosts_MemberId",
                table: "gatherings_hosts",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_mix_GatheringId",
                table: "gatherings_mix",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_mix_UnitId",
                table: "gatherings_mix",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_questions_GatheringId",
                table: "gatherings_questions",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_registrations_GatheringId_Code",
                table: "gatherings_registrations",
                columns: new[] { "GatheringId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_registrations_GatheringId_EntryKey",
                table: "gatherings_registrations",
                columns: new[] { "GatheringId", "EntryKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_registrations_GatheringId_MemberId",
                table: "gatherings_registrations",
                columns: new[] { "GatheringId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_registrations_MemberId",
                table: "gatherings_registrations",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_registrations_OfferedUntil",
                table: "gatherings_registrations",
                column: "OfferedUntil",
                filter: "\"OfferedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_session_ballots_MemberId",
                table: "gatherings_session_ballots",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_session_hosts_MemberId",
                table: "gatherings_session_hosts",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_session_rooms_GatheringId",
                table: "gatherings_session_rooms",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_session_slots_GatheringId",
                table: "gatherings_session_slots",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_session_wishes_MemberId",
                table: "gatherings_session_wishes",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_sessions_GatheringId",
                table: "gatherings_sessions",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_sessions_RoomId",
                table: "gatherings_sessions",
                column: "RoomId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_sessions_SlotId",
                table: "gatherings_sessions",
                column: "SlotId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_sessions_ThreadId",
                table: "gatherings_sessions",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_units_UnitId",
                table: "gatherings_units",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_guest_invitations_Hash",
                table: "guest_invitations",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_guest_invitations_SpaceId_EndsAt",
                table: "guest_invitations",
                columns: new[] { "SpaceId", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_guest_invitations_SponsorId",
                table: "guest_invitations",
                column: "SponsorId");

            migrationBuilder.CreateIndex(
                name: "IX_held_posts_AuthorId_ClientKey",
                table: "held_posts",
                columns: new[] { "AuthorId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_held_posts_SpaceId_SettledAt_At",
                table: "held_posts",
                columns: new[] { "SpaceId", "SettledAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_held_posts_ThreadId",
                table: "held_posts",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_hook_deliveries_DueAt",
                table: "hook_deliveries",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_hook_deliveries_EventId_HookId",
                table: "hook_deliveries",
                columns: new[] { "EventId", "HookId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_hook_deliveries_HookId_CreatedAt",
                table: "hook_deliveries",
                columns: new[] { "HookId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_hooks_CreatedBy",
                table: "hooks",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_house_rules_Version",
                table: "house_rules",
                column: "Version",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ideas_AnswerDueOn",
                table: "ideas",
                column: "AnswerDueOn",
                filter: "\"FirstAnswerAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_CampaignId_StageId_Supporters",
                table: "ideas",
                columns: new[] { "CampaignId", "StageId", "Supporters" });

            migrationBuilder.CreateIndex(
                name: "IX_ideas_CampaignId_Votes",
                table: "ideas",
                columns: new[] { "CampaignId", "Votes" });

            migrationBuilder.CreateIndex(
                name: "IX_ideas_DecisionDueOn",
                table: "ideas",
                column: "DecisionDueOn",
                filter: "\"DecidedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_MergedIntoId",
                table: "ideas",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_Number",
                table: "ideas",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ideas_OwnerId",
                table: "ideas",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_StageId_Supporters",
                table: "ideas",
                columns: new[] { "StageId", "Supporters" });

            migrationBuilder.CreateIndex(
                name: "IX_ideas_ThreadId",
                table: "ideas",
                column: "ThreadId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ideas_assumptions_IdeaId",
                table: "ideas_assumptions",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_benefits_IdeaId",
                table: "ideas_benefits",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_campaign_people_MemberId",
                table: "ideas_campaign_people",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_campaign_units_UnitId",
                table: "ideas_campaign_units",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_campaigns_IsBox",
                table: "ideas_campaigns",
                column: "IsBox",
                unique: true,
                filter: "\"IsBox\"");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_campaigns_SpaceId",
                table: "ideas_campaigns",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_criteria_CampaignId",
                table: "ideas_criteria",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_decisions_IdeaId_At",
                table: "ideas_decisions",
                columns: new[] { "IdeaId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ideas_filters_MemberId",
                table: "ideas_filters",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_merges_IdeaId",
                table: "ideas_merges",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_merges_IntoId",
                table: "ideas_merges",
                column: "IntoId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_milestones_IdeaId",
                table: "ideas_milestones",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_milestones_OwnerId",
                table: "ideas_milestones",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_moves_FromId",
                table: "ideas_moves",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_moves_IdeaId_At",
                table: "ideas_moves",
                columns: new[] { "IdeaId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ideas_moves_ToId",
                table: "ideas_moves",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_opinions_MemberId",
                table: "ideas_opinions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_people_MemberId",
                table: "ideas_people",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_score_cards_JurorId",
                table: "ideas_score_cards",
                column: "JurorId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_scores_CriterionId",
                table: "ideas_scores",
                column: "CriterionId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_subscriptions_CampaignId_MemberId",
                table: "ideas_subscriptions",
                columns: new[] { "CampaignId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ideas_subscriptions_FilterId",
                table: "ideas_subscriptions",
                column: "FilterId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_subscriptions_MemberId_FilterId",
                table: "ideas_subscriptions",
                columns: new[] { "MemberId", "FilterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ideas_support_releases_IdeaId",
                table: "ideas_support_releases",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_support_releases_UnitId",
                table: "ideas_support_releases",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_tags_Tag",
                table: "ideas_tags",
                column: "Tag");

            migrationBuilder.CreateIndex(
                name: "IX_ideas_votes_MemberId",
                table: "ideas_votes",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_incident_lines_By",
                table: "incident_lines",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_incident_lines_DoneBy",
                table: "incident_lines",
                column: "DoneBy");

            migrationBuilder.CreateIndex(
                name: "IX_incident_lines_HandedTo",
                table: "incident_lines",
                column: "HandedTo");

            migrationBuilder.CreateIndex(
                name: "IX_incident_lines_IncidentId_At",
                table: "incident_lines",
                columns: new[] { "IncidentId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_OwnerId",
                table: "incidents",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_State_BeganAt",
                table: "incidents",
                columns: new[] { "State", "BeganAt" });

            migrationBuilder.CreateIndex(
                name: "IX_introductions_OneId",
                table: "introductions",
                column: "OneId");

            migrationBuilder.CreateIndex(
                name: "IX_introductions_OtherId",
                table: "introductions",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_introductions_ProposedBy",
                table: "introductions",
                column: "ProposedBy");

            migrationBuilder.CreateIndex(
                name: "IX_join_answers_At",
                table: "join_answers",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_join_answers_MemberId",
                table: "join_answers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_join_requests_MemberId",
                table: "join_requests",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_pages_OwnerId",
                table: "knowledge_pages",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_pages_ReviewOn",
                table: "knowledge_pages",
                column: "ReviewOn");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_acts_At",
                table: "ledger_acts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_acts_MemberId_At",
                table: "ledger_acts",
                columns: new[] { "MemberId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_occasions_From",
                table: "ledger_occasions",
                column: "From");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_ties_At",
                table: "ledger_ties",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_ledger_ties_FromId_At",
                table: "ledger_ties",
                columns: new[] { "FromId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ledger_ties_ToId_At",
                table: "ledger_ties",
                columns: new[] { "ToId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_listening_alerts_At",
                table: "listening_alerts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_listening_alerts_RuleId_Kind_Day",
                table: "listening_alerts",
                columns: new[] { "RuleId", "Kind", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_listening_answers_ReplyId_ExternalKey",
                table: "listening_answers",
                columns: new[] { "ReplyId", "ExternalKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_listening_hits_ObservationId",
                table: "listening_hits",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_listening_replies_AccountId",
                table: "listening_replies",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_listening_replies_ById",
                table: "listening_replies",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_listening_replies_ObservationId",
                table: "listening_replies",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_listening_rules_CreatedBy",
                table: "listening_rules",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_measures_MemberId_SpaceId",
                table: "measures",
                columns: new[] { "MemberId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_measures_SpaceId_AppealedAt",
                table: "measures",
                columns: new[] { "SpaceId", "AppealedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_members_ExternalId",
                table: "members",
                column: "ExternalId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_FoldedName_Id",
                table: "members",
                columns: new[] { "FoldedName", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_members_Handle",
                table: "members",
                column: "Handle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_NormalizedEmail",
                table: "members",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_members_PartnerId",
                table: "members",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_members_UnitId",
                table: "members",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_mentions_MemberId",
                table: "mentions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_moderation_cases_AuthorId",
                table: "moderation_cases",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_moderation_cases_PostId",
                table: "moderation_cases",
                column: "PostId",
                unique: true,
                filter: "\"SettledAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_moderation_cases_SpaceId_SettledAt_OpenedAt",
                table: "moderation_cases",
                columns: new[] { "SpaceId", "SettledAt", "OpenedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_moderation_deeds_SpaceId_Id",
                table: "moderation_deeds",
                columns: new[] { "SpaceId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_moderator_notes_MemberId_SpaceId",
                table: "moderator_notes",
                columns: new[] { "MemberId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_moderator_notes_SpaceId",
                table: "moderator_notes",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_deliveries_Batch",
                table: "newsletter_deliveries",
                column: "Batch");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_deliveries_HandedAt",
                table: "newsletter_deliveries",
                column: "HandedAt");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_deliveries_IssueId_SubscriberId",
                table: "newsletter_deliveries",
                columns: new[] { "IssueId", "SubscriberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_deliveries_SubscriberId",
                table: "newsletter_deliveries",
                column: "SubscriberId");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_issues_Key",
                table: "newsletter_issues",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_issues_NewsletterId_PublishedAt",
                table: "newsletter_issues",
                columns: new[] { "NewsletterId", "PublishedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_pictures_FileId",
                table: "newsletter_pictures",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_AddressKey",
                table: "newsletter_subscribers",
                column: "AddressKey");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_MailedAt",
                table: "newsletter_subscribers",
                column: "MailedAt");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_MemberId",
                table: "newsletter_subscribers",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_NewsletterId_AddressKey",
                table: "newsletter_subscribers",
                columns: new[] { "NewsletterId", "AddressKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_NewsletterId_MemberId",
                table: "newsletter_subscribers",
                columns: new[] { "NewsletterId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_newsletter_subscribers_ReturnHash",
                table: "newsletter_subscribers",
                column: "ReturnHash");

            migrationBuilder.CreateIndex(
                name: "IX_newsletters_AccountId",
                table: "newsletters",
                column: "AccountId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_newsletters_Slug",
                table: "newsletters",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_notifications_MailDueAt",
                table: "notifications",
                column: "MailDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_notifications_MemberId_SeenAt_At",
                table: "notifications",
                columns: new[] { "MemberId", "SeenAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_notifications_PostId",
                table: "notifications",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_DeliveredAt_DeadAt_DueAt",
                table: "outbox",
                columns: new[] { "DeliveredAt", "DeadAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_page_sources_ThreadId",
                table: "page_sources",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_partners_Name",
                table: "partners",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_passkey_uses_AccountId",
                table: "passkey_uses",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_poll_voters_MemberId",
                table: "poll_voters",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_polls_ClosesAt",
                table: "polls",
                column: "ClosesAt");

            migrationBuilder.CreateIndex(
                name: "IX_post_links_Key",
                table: "post_links",
                column: "Key");

            migrationBuilder.CreateIndex(
                name: "IX_post_revisions_PostId",
                table: "post_revisions",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_posts_AuthorId_ClientKey",
                table: "posts",
                columns: new[] { "AuthorId", "ClientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_posts_AuthorId_CreatedAt",
                table: "posts",
                columns: new[] { "AuthorId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_posts_ThreadId_Number",
                table: "posts",
                columns: new[] { "ThreadId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_public_posts_MemberId",
                table: "public_posts",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_public_posts_SpaceId_ShownAt",
                table: "public_posts",
                columns: new[] { "SpaceId", "ShownAt" });

            migrationBuilder.CreateIndex(
                name: "IX_public_posts_ThreadId_Number",
                table: "public_posts",
                columns: new[] { "ThreadId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_public_spaces_Handle",
                table: "public_spaces",
                column: "Handle",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_public_spaces_OpenedBy",
                table: "public_spaces",
                column: "OpenedBy");

            migrationBuilder.CreateIndex(
                name: "IX_push_subscriptions_AddressHash",
                table: "push_subscriptions",
                column: "AddressHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_push_subscriptions_MemberId",
                table: "push_subscriptions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_reactions_MemberId",
                table: "reactions",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_read_marks_ThreadId",
                table: "read_marks",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_rearrangements_OtherId",
                table: "rearrangements",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_rearrangements_ThreadId",
                table: "rearrangements",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_reply_keys_MemberId",
                table: "reply_keys",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_rule_versions_ApprovedBy",
                table: "rule_versions",
                column: "ApprovedBy");

            migrationBuilder.CreateIndex(
                name: "IX_rule_versions_By",
                table: "rule_versions",
                column: "By");

            migrationBuilder.CreateIndex(
                name: "IX_rule_versions_RuleId_Number",
                table: "rule_versions",
                columns: new[] { "RuleId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_rules_Kind",
                table: "rules",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_saved_searches_MemberId",
                table: "saved_searches",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_threads_AuthorId",
                table: "scheduled_threads",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_threads_PublishAt",
                table: "scheduled_threads",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_threads_SpaceId",
                table: "scheduled_threads",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_scheduled_threads_UnpublishAt",
                table: "scheduled_threads",
                column: "UnpublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_search_docs_Kind_Id",
                table: "search_docs",
                columns: new[] { "Kind", "Id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_search_docs_ThreadId",
                table: "search_docs",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_sign_in_links_Hash",
                table: "sign_in_links",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_silos_alerts_Unit_To",
                table: "silos_alerts",
                columns: new[] { "Unit", "To" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_silos_bridge_choices_At",
                table: "silos_bridge_choices",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_silos_figures_By_Kind_Level_Days_To",
                table: "silos_figures",
                columns: new[] { "By", "Kind", "Level", "Days", "To" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_silos_intervention_participants_MemberId",
                table: "silos_intervention_participants",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_silos_interventions_Day",
                table: "silos_interventions",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_silos_looks_At",
                table: "silos_looks",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_silos_proposals_ProposedAt",
                table: "silos_proposals",
                column: "ProposedAt");

            migrationBuilder.CreateIndex(
                name: "IX_space_calls_SpaceId_At",
                table: "space_calls",
                columns: new[] { "SpaceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_space_lives_MergedIntoId",
                table: "space_lives",
                column: "MergedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_space_lives_WelcomeThreadId",
                table: "space_lives",
                column: "WelcomeThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_space_members_MemberId",
                table: "space_members",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_spaces_LastActivityAt",
                table: "spaces",
                column: "LastActivityAt");

            migrationBuilder.CreateIndex(
                name: "IX_spaces_Slug",
                table: "spaces",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tag_synonyms_TagId",
                table: "tag_synonyms",
                column: "TagId");

            migrationBuilder.CreateIndex(
                name: "IX_tags_Folded",
                table: "tags",
                column: "Folded",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_thread_follows_MemberId",
                table: "thread_follows",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_thread_tags_TagId",
                table: "thread_tags",
                column: "TagId");

            migrationBuilder.CreateIndex(
                name: "IX_thread_templates_SpaceId",
                table: "thread_templates",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_threads_AlsoInId",
                table: "threads",
                column: "AlsoInId");

            migrationBuilder.CreateIndex(
                name: "IX_threads_AuthorId_CreatedAt",
                table: "threads",
                columns: new[] { "AuthorId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_threads_LastPostAt",
                table: "threads",
                column: "LastPostAt");

            migrationBuilder.CreateIndex(
                name: "IX_threads_SourceId",
                table: "threads",
                column: "SourceId");

            migrationBuilder.CreateIndex(
                name: "IX_threads_SpaceId_LastPostAt",
                table: "threads",
                columns: new[] { "SpaceId", "LastPostAt" });

            migrationBuilder.CreateIndex(
                name: "IX_units_ParentId",
                table: "units",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_units_Path",
                table: "units",
                column: "Path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voices_blind_codings_CoderId",
                table: "voices_blind_codings",
                column: "CoderId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_blind_codings_ObservationId",
                table: "voices_blind_codings",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_code_changes_At",
                table: "voices_code_changes",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_voices_code_moves_MarkId",
                table: "voices_code_moves",
                column: "MarkId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_codes_FoldedName",
                table: "voices_codes",
                column: "FoldedName",
                unique: true,
                filter: "\"RetiredAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_voices_codings_CodeId_SaidAt_ObservationId_HiddenBy",
                table: "voices_codings",
                columns: new[] { "CodeId", "SaidAt", "ObservationId", "HiddenBy" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_codings_CoderId_SaidAt_ObservationId_HiddenBy",
                table: "voices_codings",
                columns: new[] { "CoderId", "SaidAt", "ObservationId", "HiddenBy" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_codings_ObservationId",
                table: "voices_codings",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_codings_SaidAt_CodeId_ObservationId_HiddenBy",
                table: "voices_codings",
                columns: new[] { "SaidAt", "CodeId", "ObservationId", "HiddenBy" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_evidence_ObservationId",
                table: "voices_evidence",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_idea_quotes_NeedId_IdeaId",
                table: "voices_idea_quotes",
                columns: new[] { "NeedId", "IdeaId" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_idea_quotes_ObservationId",
                table: "voices_idea_quotes",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_need_ideas_IdeaId",
                table: "voices_need_ideas",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_needs_Number",
                table: "voices_needs",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voices_needs_ThreadId",
                table: "voices_needs",
                column: "ThreadId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_AuthorKey",
                table: "voices_observations",
                column: "AuthorKey");

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_PhotoFileId",
                table: "voices_observations",
                column: "PhotoFileId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_RecordedBy",
                table: "voices_observations",
                column: "RecordedBy");

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_SaidAt_Id",
                table: "voices_observations",
                columns: new[] { "SaidAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_Segment_SaidAt_Id",
                table: "voices_observations",
                columns: new[] { "Segment", "SaidAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_SourceId_ExternalKey",
                table: "voices_observations",
                columns: new[] { "SourceId", "ExternalKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_SourceId_SaidAt_Id",
                table: "voices_observations",
                columns: new[] { "SourceId", "SaidAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_observations_State_SaidAt_Id",
                table: "voices_observations",
                columns: new[] { "State", "SaidAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_quoted_posts_AuthorId_SpaceId",
                table: "voices_quoted_posts",
                columns: new[] { "AuthorId", "SpaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_quoted_posts_PostId",
                table: "voices_quoted_posts",
                column: "PostId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_refusals_MemberId",
                table: "voices_refusals",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_rejections_ById",
                table: "voices_rejections",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_voices_rejections_CodeId",
                table: "voices_rejections",
                column: "CodeId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_sample_coders_MemberId",
                table: "voices_sample_coders",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_sample_codes_CodeId",
                table: "voices_sample_codes",
                column: "CodeId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_sample_voices_ObservationId",
                table: "voices_sample_voices",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_segments_FoldedName",
                table: "voices_segments",
                column: "FoldedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_voices_source_runs_SourceId_At",
                table: "voices_source_runs",
                columns: new[] { "SourceId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_sources_DueAt",
                table: "voices_sources",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_voices_spaces_SpaceId",
                table: "voices_spaces",
                column: "SpaceId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_telling_answers_TellingId",
                table: "voices_telling_answers",
                column: "TellingId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_tellings_NeedId",
                table: "voices_tellings",
                column: "NeedId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_tellings_ObservationId",
                table: "voices_tellings",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_voices_theme_voices_PartId_Week",
                table: "voices_theme_voices",
                columns: new[] { "PartId", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_voices_theme_voices_ThemeId_Week",
                table: "voices_theme_voices",
                columns: new[] { "ThemeId", "Week" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "access_tokens");

            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_passkeys");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "acknowledgements");

            migrationBuilder.DropTable(
                name: "activation_apart");

            migrationBuilder.DropTable(
                name: "activation_circle_entries");

            migrationBuilder.DropTable(
                name: "activation_circle_goals");

            migrationBuilder.DropTable(
                name: "activation_circle_meetings");

            migrationBuilder.DropTable(
                name: "activation_circle_notes");

            migrationBuilder.DropTable(
                name: "activation_circle_seats");

            migrationBuilder.DropTable(
                name: "activation_entries");

            migrationBuilder.DropTable(
                name: "activation_guide_marks");

            migrationBuilder.DropTable(
                name: "activation_guide_steps");

            migrationBuilder.DropTable(
                name: "activation_guide_tasks");

            migrationBuilder.DropTable(
                name: "activation_guides");

            migrationBuilder.DropTable(
                name: "activation_host_tasks");

            migrationBuilder.DropTable(
                name: "activation_initiative_people");

            migrationBuilder.DropTable(
                name: "activation_initiative_topics");

            migrationBuilder.DropTable(
                name: "activation_joinings");

            migrationBuilder.DropTable(
                name: "activation_journey_steps");

            migrationBuilder.DropTable(
                name: "activation_ladder_releases");

            migrationBuilder.DropTable(
                name: "activation_messages");

            migrationBuilder.DropTable(
                name: "activation_seats");

            migrationBuilder.DropTable(
                name: "activation_thanks");

            migrationBuilder.DropTable(
                name: "activation_travellers");

            migrationBuilder.DropTable(
                name: "api_answers");

            migrationBuilder.DropTable(
                name: "audit");

            migrationBuilder.DropTable(
                name: "bookmarks");

            migrationBuilder.DropTable(
                name: "channels_approvers");

            migrationBuilder.DropTable(
                name: "channels_events");

            migrationBuilder.DropTable(
                name: "channels_pictures");

            migrationBuilder.DropTable(
                name: "channels_variants");

            migrationBuilder.DropTable(
                name: "deactivation_proposals");

            migrationBuilder.DropTable(
                name: "desks_deputies");

            migrationBuilder.DropTable(
                name: "desks_items");

            migrationBuilder.DropTable(
                name: "desks_report_readers");

            migrationBuilder.DropTable(
                name: "desks_reports_sent");

            migrationBuilder.DropTable(
                name: "desks_weeks");

            migrationBuilder.DropTable(
                name: "digest_marks");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "duplicate_questions");

            migrationBuilder.DropTable(
                name: "expert_wishes");

            migrationBuilder.DropTable(
                name: "fediverse_actors");

            migrationBuilder.DropTable(
                name: "fediverse_deliveries");

            migrationBuilder.DropTable(
                name: "fediverse_followers");

            migrationBuilder.DropTable(
                name: "fediverse_hosts");

            migrationBuilder.DropTable(
                name: "fediverse_keys");

            migrationBuilder.DropTable(
                name: "fediverse_likes");

            migrationBuilder.DropTable(
                name: "fediverse_replies");

            migrationBuilder.DropTable(
                name: "fediverse_reports");

            migrationBuilder.DropTable(
                name: "fediverse_seen");

            migrationBuilder.DropTable(
                name: "flags");

            migrationBuilder.DropTable(
                name: "gatherings_agenda");

            migrationBuilder.DropTable(
                name: "gatherings_answers");

            migrationBuilder.DropTable(
                name: "gatherings_feedback_counts");

            migrationBuilder.DropTable(
                name: "gatherings_feedback_given");

            migrationBuilder.DropTable(
                name: "gatherings_feedback_texts");

            migrationBuilder.DropTable(
                name: "gatherings_feeds");

            migrationBuilder.DropTable(
                name: "gatherings_follow_ups");

            migrationBuilder.DropTable(
                name: "gatherings_hosts");

            migrationBuilder.DropTable(
                name: "gatherings_mix");

            migrationBuilder.DropTable(
                name: "gatherings_session_ballots");

            migrationBuilder.DropTable(
                name: "gatherings_session_hosts");

            migrationBuilder.DropTable(
                name: "gatherings_session_plans");

            migrationBuilder.DropTable(
                name: "gatherings_session_wishes");

            migrationBuilder.DropTable(
                name: "gatherings_units");

            migrationBuilder.DropTable(
                name: "guest_invitations");

            migrationBuilder.DropTable(
                name: "held_posts");

            migrationBuilder.DropTable(
                name: "hook_deliveries");

            migrationBuilder.DropTable(
                name: "house");

            migrationBuilder.DropTable(
                name: "house_rules");

            migrationBuilder.DropTable(
                name: "house_rules_read");

            migrationBuilder.DropTable(
                name: "ideas_benefits");

            migrationBuilder.DropTable(
                name: "ideas_campaign_people");

            migrationBuilder.DropTable(
                name: "ideas_campaign_units");

            migrationBuilder.DropTable(
                name: "ideas_decisions");

            migrationBuilder.DropTable(
                name: "ideas_merges");

            migrationBuilder.DropTable(
                name: "ideas_milestones");

            migrationBuilder.DropTable(
                name: "ideas_moves");

            migrationBuilder.DropTable(
                name: "ideas_opinions");

            migrationBuilder.DropTable(
                name: "ideas_people");

            migrationBuilder.DropTable(
                name: "ideas_scores");

            migrationBuilder.DropTable(
                name: "ideas_subscriptions");

            migrationBuilder.DropTable(
                name: "ideas_support_releases");

            migrationBuilder.DropTable(
                name: "ideas_tags");

            migrationBuilder.DropTable(
                name: "ideas_votes");

            migrationBuilder.DropTable(
                name: "imported_items");

            migrationBuilder.DropTable(
                name: "incident_lines");

            migrationBuilder.DropTable(
                name: "introduction_wishes");

            migrationBuilder.DropTable(
                name: "introductions");

            migrationBuilder.DropTable(
                name: "join_answers");

            migrationBuilder.DropTable(
                name: "join_requests");

            migrationBuilder.DropTable(
                name: "ledger_acts");

            migrationBuilder.DropTable(
                name: "ledger_occasion_participants");

            migrationBuilder.DropTable(
                name: "ledger_ties");

            migrationBuilder.DropTable(
                name: "life_settings");

            migrationBuilder.DropTable(
                name: "link_previews");

            migrationBuilder.DropTable(
                name: "listening_answers");

            migrationBuilder.DropTable(
                name: "listening_days");

            migrationBuilder.DropTable(
                name: "listening_hits");

            migrationBuilder.DropTable(
                name: "mail_faults");

            migrationBuilder.DropTable(
                name: "mail_wishes");

            migrationBuilder.DropTable(
                name: "measures");

            migrationBuilder.DropTable(
                name: "mentions");

            migrationBuilder.DropTable(
                name: "moderation_deeds");

            migrationBuilder.DropTable(
                name: "moderator_notes");

            migrationBuilder.DropTable(
                name: "newsletter_deliveries");

            migrationBuilder.DropTable(
                name: "newsletter_pictures");

            migrationBuilder.DropTable(
                name: "notice_hours");

            migrationBuilder.DropTable(
                name: "notice_secrets");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "page_sources");

            migrationBuilder.DropTable(
                name: "passkey_uses");

            migrationBuilder.DropTable(
                name: "poll_ballots");

            migrationBuilder.DropTable(
                name: "poll_options");

            migrationBuilder.DropTable(
                name: "poll_voters");

            migrationBuilder.DropTable(
                name: "post_links");

            migrationBuilder.DropTable(
                name: "post_revisions");

            migrationBuilder.DropTable(
                name: "public_authors");

            migrationBuilder.DropTable(
                name: "public_posts");

            migrationBuilder.DropTable(
                name: "push_subscriptions");

            migrationBuilder.DropTable(
                name: "reactions");

            migrationBuilder.DropTable(
                name: "read_marks");

            migrationBuilder.DropTable(
                name: "rearranged_posts");

            migrationBuilder.DropTable(
                name: "reply_keys");

            migrationBuilder.DropTable(
                name: "reply_mailbox");

            migrationBuilder.DropTable(
                name: "reply_refusals");

            migrationBuilder.DropTable(
                name: "rule_versions");

            migrationBuilder.DropTable(
                name: "saved_searches");

            migrationBuilder.DropTable(
                name: "scheduled_threads");

            migrationBuilder.DropTable(
                name: "search_docs");

            migrationBuilder.DropTable(
                name: "sign_in_links");

            migrationBuilder.DropTable(
                name: "silos_alerts");

            migrationBuilder.DropTable(
                name: "silos_bridge_choices");

            migrationBuilder.DropTable(
                name: "silos_effects");

            migrationBuilder.DropTable(
                name: "silos_figure_cells");

            migrationBuilder.DropTable(
                name: "silos_figure_units");

            migrationBuilder.DropTable(
                name: "silos_folded");

            migrationBuilder.DropTable(
                name: "silos_intervention_participants");

            migrationBuilder.DropTable(
                name: "silos_looks");

            migrationBuilder.DropTable(
                name: "silos_opt_outs");

            migrationBuilder.DropTable(
                name: "silos_proposals");

            migrationBuilder.DropTable(
                name: "silos_releases");

            migrationBuilder.DropTable(
                name: "silos_roster");

            migrationBuilder.DropTable(
                name: "silos_settings");

            migrationBuilder.DropTable(
                name: "space_calls");

            migrationBuilder.DropTable(
                name: "space_cares");

            migrationBuilder.DropTable(
                name: "space_lives");

            migrationBuilder.DropTable(
                name: "space_members");

            migrationBuilder.DropTable(
                name: "tag_synonyms");

            migrationBuilder.DropTable(
                name: "thread_cares");

            migrationBuilder.DropTable(
                name: "thread_follows");

            migrationBuilder.DropTable(
                name: "thread_tags");

            migrationBuilder.DropTable(
                name: "thread_templates");

            migrationBuilder.DropTable(
                name: "voices_blind_codings");

            migrationBuilder.DropTable(
                name: "voices_code_changes");

            migrationBuilder.DropTable(
                name: "voices_code_moves");

            migrationBuilder.DropTable(
                name: "voices_evidence");

            migrationBuilder.DropTable(
                name: "voices_gone_keys");

            migrationBuilder.DropTable(
                name: "voices_idea_quotes");

            migrationBuilder.DropTable(
                name: "voices_mailboxes");

            migrationBuilder.DropTable(
                name: "voices_quoted_posts");

            migrationBuilder.DropTable(
                name: "voices_refusals");

            migrationBuilder.DropTable(
                name: "voices_rejections");

            migrationBuilder.DropTable(
                name: "voices_report_issues");

            migrationBuilder.DropTable(
                name: "voices_report_readers");

            migrationBuilder.DropTable(
                name: "voices_sample_coders");

            migrationBuilder.DropTable(
                name: "voices_sample_codes");

            migrationBuilder.DropTable(
                name: "voices_sample_voices");

            migrationBuilder.DropTable(
                name: "voices_secret");

            migrationBuilder.DropTable(
                name: "voices_segments");

            migrationBuilder.DropTable(
                name: "voices_source_runs");

            migrationBuilder.DropTable(
                name: "voices_spaces");

            migrationBuilder.DropTable(
                name: "voices_telling_answers");

            migrationBuilder.DropTable(
                name: "voices_telling_templates");

            migrationBuilder.DropTable(
                name: "voices_theme_searches");

            migrationBuilder.DropTable(
                name: "voices_theme_shifts");

            migrationBuilder.DropTable(
                name: "voices_theme_voices");

            migrationBuilder.DropTable(
                name: "voices_themes");

            migrationBuilder.DropTable(
                name: "announcements");

            migrationBuilder.DropTable(
                name: "activation_circles");

            migrationBuilder.DropTable(
                name: "activation_guide_waves");

            migrationBuilder.DropTable(
                name: "activation_initiatives");

            migrationBuilder.DropTable(
                name: "activation_invitations");

            migrationBuilder.DropTable(
                name: "activation_groups");

            migrationBuilder.DropTable(
                name: "activation_journeys");

            migrationBuilder.DropTable(
                name: "channels_posts");

            migrationBuilder.DropTable(
                name: "fediverse_activities");

            migrationBuilder.DropTable(
                name: "fediverse_posts");

            migrationBuilder.DropTable(
                name: "moderation_cases");

            migrationBuilder.DropTable(
                name: "gatherings_questions");

            migrationBuilder.DropTable(
                name: "gatherings_registrations");

            migrationBuilder.DropTable(
                name: "gatherings_sessions");

            migrationBuilder.DropTable(
                name: "hooks");

            migrationBuilder.DropTable(
                name: "ideas_assumptions");

            migrationBuilder.DropTable(
                name: "ideas_criteria");

            migrationBuilder.DropTable(
                name: "ideas_score_cards");

            migrationBuilder.DropTable(
                name: "ideas_filters");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "ledger_occasions");

            migrationBuilder.DropTable(
                name: "listening_replies");

            migrationBuilder.DropTable(
                name: "listening_alerts");

            migrationBuilder.DropTable(
                name: "newsletter_subscribers");

            migrationBuilder.DropTable(
                name: "files");

            migrationBuilder.DropTable(
                name: "newsletter_issues");

            migrationBuilder.DropTable(
                name: "knowledge_pages");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "polls");

            migrationBuilder.DropTable(
                name: "rearrangements");

            migrationBuilder.DropTable(
                name: "rules");

            migrationBuilder.DropTable(
                name: "silos_figures");

            migrationBuilder.DropTable(
                name: "silos_interventions");

            migrationBuilder.DropTable(
                name: "tags");

            migrationBuilder.DropTable(
                name: "voices_codings");

            migrationBuilder.DropTable(
                name: "voices_need_ideas");

            migrationBuilder.DropTable(
                name: "voices_samples");

            migrationBuilder.DropTable(
                name: "voices_tellings");

            migrationBuilder.DropTable(
                name: "activation_circle_seasons");

            migrationBuilder.DropTable(
                name: "activation_guide_groups");

            migrationBuilder.DropTable(
                name: "activation_rounds");

            migrationBuilder.DropTable(
                name: "public_spaces");

            migrationBuilder.DropTable(
                name: "posts");

            migrationBuilder.DropTable(
                name: "gatherings_session_rooms");

            migrationBuilder.DropTable(
                name: "gatherings_session_slots");

            migrationBuilder.DropTable(
                name: "listening_rules");

            migrationBuilder.DropTable(
                name: "newsletters");

            migrationBuilder.DropTable(
                name: "voices_codes");

            migrationBuilder.DropTable(
                name: "ideas");

            migrationBuilder.DropTable(
                name: "voices_needs");

            migrationBuilder.DropTable(
                name: "voices_observations");

            migrationBuilder.DropTable(
                name: "activation_programmes");

            migrationBuilder.DropTable(
                name: "gatherings");

            migrationBuilder.DropTable(
                name: "channels_accounts");

            migrationBuilder.DropTable(
                name: "ideas_campaigns");

            migrationBuilder.DropTable(
                name: "ideas_stages");

            migrationBuilder.DropTable(
                name: "threads");

            migrationBuilder.DropTable(
                name: "voices_sources");

            migrationBuilder.DropTable(
                name: "gatherings_series");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "spaces");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "units");
        }
    }
}
