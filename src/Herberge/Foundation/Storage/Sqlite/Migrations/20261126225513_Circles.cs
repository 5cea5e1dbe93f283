using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Herberge.Foundation.Storage.Sqlite.Migrations
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    StartsOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Cadence = table.Column<byte>(type: "INTEGER", nullable: false),
                    CreatedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Began = table.Column<int>(type: "INTEGER", nullable: false),
                    Finished = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftForTime = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftForTopic = table.Column<int>(type: "INTEGER", nullable: false),
                    LeftForPeople = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_activation_circle_seasons", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "activation_circle_entries",
                columns: table => new
                {
                    SeasonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    JoinedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Days = table.Column<byte>(type: "INTEGER", nullable: false),
                    Parts = table.Column<byte>(type: "INTEGER", nullable: false),
                    Languages = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Online = table.Column<bool>(type: "INTEGER", nullable: false),
                    Topics = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
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
                    SeasonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
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
                    SeasonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Week = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SeasonId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    Part = table.Column<byte>(type: "INTEGER", nullable: false),
                    Minute = table.Column<int>(type: "INTEGER", nullable: true),
                    Place = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Language = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    ModeratorId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Line = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    RemindedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DissolvedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CircleId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Week = table.Column<int>(type: "INTEGER", nullable: false),
                    MetAt = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CircleId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    LeftAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DeclineUntil = table.Column<long>(type: "INTEGER", nullable: true)
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
