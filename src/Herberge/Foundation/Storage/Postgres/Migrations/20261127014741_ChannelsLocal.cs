using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Herberge.Foundation.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ChannelsLocal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channels_approvers");

            migrationBuilder.DropTable(
                name: "channels_events");

            migrationBuilder.DropTable(
                name: "channels_pictures");

            migrationBuilder.DropTable(
                name: "channels_variants");

            migrationBuilder.DropTable(
                name: "channels_accounts");

            migrationBuilder.DropTable(
                name: "channels_posts");
        }
    }
}
