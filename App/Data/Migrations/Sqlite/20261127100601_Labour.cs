using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Labour : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "LabourTimer",
                table: "Tickets",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LabourTimer",
                table: "Tickets");
        }
    }
}
