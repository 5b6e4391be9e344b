using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SearchHalves : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Every row tells open from ended from now on: all are written anew at the next start.
            migrationBuilder.Sql("""DELETE FROM "Search" """);
            migrationBuilder.Sql("""DELETE FROM "Counters" WHERE "Name" = 'search-filled'""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
