using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Herberge.Foundation.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Sessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "HasSessions",
                table: "gatherings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "gatherings_feedback_counts",
                columns: table => new
                {
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Question = table.Column<byte>(type: "INTEGER", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "gatherings_feedback_given",
                columns: table => new
                {
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false)
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
                name: "gatherings_feedback_texts",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsShown = table.Column<bool>(type: "INTEGER", nullable: false)
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
                name: "gatherings_follow_ups",
                columns: table => new
                {
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    TextHtml = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ThreadId = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                name: "gatherings_session_ballots",
                columns: table => new
                {
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    IsNew = table.Column<bool>(type: "INTEGER", nullable: false)
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
                name: "gatherings_session_plans",
                columns: table => new
                {
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Clashes = table.Column<int>(type: "INTEGER", nullable: true),
                    ByChance = table.Column<double>(type: "REAL", nullable: true)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: true)
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<TimeOnly>(type: "TEXT", nullable: false)
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
                name: "gatherings_sessions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    GatheringId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    ProposedBy = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SlotId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RoomId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ThreadId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Interest = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "gatherings_session_hosts",
                columns: table => new
                {
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
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
                    SessionId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    MemberId = table.Column<byte[]>(type: "BLOB", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feedback_given_MemberId",
                table: "gatherings_feedback_given",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_feedback_texts_GatheringId",
                table: "gatherings_feedback_texts",
                column: "GatheringId");

            migrationBuilder.CreateIndex(
                name: "IX_gatherings_follow_ups_ThreadId",
                table: "gatherings_follow_ups",
                column: "ThreadId");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "gatherings_feedback_counts");

            migrationBuilder.DropTable(
                name: "gatherings_feedback_given");

            migrationBuilder.DropTable(
                name: "gatherings_feedback_texts");

            migrationBuilder.DropTable(
                name: "gatherings_follow_ups");

            migrationBuilder.DropTable(
                name: "gatherings_session_ballots");

            migrationBuilder.DropTable(
                name: "gatherings_session_hosts");

            migrationBuilder.DropTable(
                name: "gatherings_session_plans");

            migrationBuilder.DropTable(
                name: "gatherings_session_wishes");

            migrationBuilder.DropTable(
                name: "gatherings_sessions");

            migrationBuilder.DropTable(
                name: "gatherings_session_rooms");

            migrationBuilder.DropTable(
                name: "gatherings_session_slots");

            migrationBuilder.DropColumn(
                name: "HasSessions",
                table: "gatherings");
        }
    }
}
