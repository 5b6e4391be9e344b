using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE "Search" ("TenantId" integer NOT NULL, "TicketId" uuid NOT NULL, "Words" tsvector NOT NULL, CONSTRAINT "PK_Search" PRIMARY KEY ("TenantId", "TicketId"));
                CREATE INDEX "IX_Search_Words" ON "Search" USING gin ("Words");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "Search" """);
        }
    }
}
