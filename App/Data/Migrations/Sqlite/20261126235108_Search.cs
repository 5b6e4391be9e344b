using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plainmend.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Search : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The ascii tokenizer leaves every character beyond ASCII alone: the words are cut before they come here.
            migrationBuilder.Sql("""CREATE VIRTUAL TABLE "Search" USING fts5("TenantId" UNINDEXED, "TicketId" UNINDEXED, "Ticket", "Words", tokenize = 'ascii')""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""DROP TABLE "Search" """);
        }
    }
}
