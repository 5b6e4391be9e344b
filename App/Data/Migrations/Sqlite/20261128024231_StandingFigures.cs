using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StandingFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Figures_TenantId_OverDay",
                table: "Figures");

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_OverDay_ReportedDay",
                table: "Figures",
                columns: new[] { "TenantId", "OverDay", "ReportedDay" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Figures_TenantId_OverDay_ReportedDay",
                table: "Figures");

            migrationBuilder.CreateIndex(
                name: "IX_Figures_TenantId_OverDay",
                table: "Figures",
                columns: new[] { "TenantId", "OverDay" });
        }
    }
}
