using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Herberge.Foundation.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Circles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
                name: "activation_circles");

            migrationBuilder.DropTable(
                name: "activation_circle_seasons");
        }
    }
}
