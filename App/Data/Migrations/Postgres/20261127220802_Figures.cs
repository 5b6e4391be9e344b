using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Postgres
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
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    Cut = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Value = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Amounts = table.Column<string>(type: "text", nullable: false),
                    Spreads = table.Column<string>(type: "text", nullable: false)
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
                    TenantId = table.Column<int>(type: "integer", nullable: false),
                    TicketId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    ReportedDay = table.Column<DateOnly>(type: "date", nullable: false),
                    CompletedDay = table.Column<DateOnly>(type: "date", nullable: true),
                    OverDay = table.Column<DateOnly>(type: "date", nullable: true),
                    ReopenedDay = table.Column<DateOnly>(type: "date", nullable: true),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Line = table.Column<string>(type: "text", nullable: false),
                    District = table.Column<string>(type: "text", nullable: false),
                    TechnicianId = table.Column<Guid>(type: "uuid", nullable: true),
                    Plan = table.Column<int>(type: "integer", nullable: false),
                    Reasons = table.Column<string>(type: "text", nullable: false),
                    Values = table.Column<string>(type: "text", nullable: false)
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
