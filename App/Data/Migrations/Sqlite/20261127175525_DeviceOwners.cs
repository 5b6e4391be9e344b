using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeviceOwners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Owner_Address",
                table: "Devices",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_District",
                table: "Devices",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Email",
                table: "Devices",
                type: "TEXT",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Language",
                table: "Devices",
                type: "TEXT",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Name",
                table: "Devices",
                type: "TEXT",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Phone",
                table: "Devices",
                type: "TEXT",
                maxLength: 60,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Owner_Address",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Owner_District",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Owner_Email",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Owner_Language",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Owner_Name",
                table: "Devices");

            migrationBuilder.DropColumn(
                name: "Owner_Phone",
                table: "Devices");
        }
    }
}
