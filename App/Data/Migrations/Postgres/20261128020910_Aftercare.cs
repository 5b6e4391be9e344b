using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Aftercare : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ComplainedAt",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FollowedUpAt",
                table: "Tickets",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_TenantId_ComplainedAt",
                table: "Tickets",
                columns: new[] { "TenantId", "ComplainedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Tickets_TenantId_ComplainedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "ComplainedAt",
                table: "Tickets");

            migrationBuilder.DropColumn(
                name: "FollowedUpAt",
                table: "Tickets");
        }
    }
}
