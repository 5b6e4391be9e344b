using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Figures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FigureCells",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Cut = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Amounts = table.Column<string>(type: "TEXT", nullable: false),
                    Spreads = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureCells", x => new { x.TenantId, x.Cut, x.Day, x.Value });
                    table.ForeignKey(
                        name: "FK_FigureCells_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Figures",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    TicketId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    ReportedDay = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CompletedDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    OverDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReopenedDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Channel = table.Column<int>(type: "INTEGER", nullable: false),
                    Line = table.Column<string>(type: "TEXT", nullable: false),
                    District = table.Column<string>(type: "TEXT", nullable: false),
                    TechnicianId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Plan = table.Column<int>(type: "INTEGER", nullable: false),
                    Reasons = table.Column<string>(type: "TEXT", nullable: false),
                    Values = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Figures", x => new { x.TenantId, x.TicketId });
                    table.ForeignKey(
                        name: "FK_Figures_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_CompletedDay",
                table: "Figures",
                columns: new[] { "TenantId", "CompletedDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_OverDay",
                table: "Figures",
                columns: new[] { "TenantId", "OverDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_ReopenedDay",
                table: "Figures",
                columns: new[] { "TenantId", "ReopenedDay" });

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_ReportedDay",
                table: "Figures",
                columns: new[] { "TenantId", "ReportedDay" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FigureCells");

            migrationBuilder.DropTable(
                name: "Figures");
        }
    }
}
