using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Postgres
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
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_District",
                table: "Devices",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Email",
                table: "Devices",
                type: "character varying(254)",
                maxLength: 254,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Language",
                table: "Devices",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Name",
                table: "Devices",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner_Phone",
                table: "Devices",
                type: "character varying(60)",
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
