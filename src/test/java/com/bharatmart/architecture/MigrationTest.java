package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each module has migrations and tables of its own, as {@code CONTRIBUTING.md} says under "The database". */
class MigrationTest {

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern RANGE = Pattern.compile("(?m)^\\| `([a-z]+)` \\| (\\d+)–(\\d+) \\|$");
    private static final Pattern SCRIPT = Pattern.compile("([a-z]+)/V(\\d+)__[a-z0-9_]+\\.sql");

    @Test
    void everyMigrationHasAVersionInTheRangeOfItsModule() throws IOException {
        var ranges = ranges();
        var scripts = scripts();

        assertThat(scripts).isNotEmpty().allSatisfy(script -> {
            var name = SCRIPT.matcher(script);
            assertThat(name.matches()).as("<module>/V<version>__<name>.sql").isTrue();
            assertThat(ranges).containsKey(name.group(1));
            assertThat(Integer.parseInt(name.group(2)))
                    .isBetween(ranges.get(name.group(1))[0], ranges.get(name.group(1))[1]);
            assertThat(Path.of("src/main/java/com/bharatmart", name.group(1))).isDirectory();
        });
    }

    @Test
    void rangesOfTwoModulesHaveNoVersionInCommon() throws IOException {
        var end = 0;
        for (var range :
                ranges().values().stream().sorted((a, b) -> a[0] - b[0]).toList()) {
            assertThat(range[0]).isGreaterThan(end);
            assertThat(range[1]).isGreaterThan(range[0]);
            end = range[1];
        }
    }

    @Test
    void migrationsChangeOnlyTablesOfTheirModule() {
        var tables = new TableOwnership();

        migrate(tables, "classpath:db/migration");

        assertThat(tables.violations()).isEmpty();
        assertThat(tables.owners())
                .containsEntry("audit_log", "platform")
                .containsEntry("account", "identity")
                .containsEntry("customer_address", "customer")
                .containsEntry("catalogue_import", "productimport");
    }

    @Test
    void changeToATableOfAnotherModuleIsFound(@TempDir Path folder) throws IOException {
        var module = Files.createDirectory(folder.resolve("customer"));
        var statements = List.of(
                "UPDATE account SET active = true",
                "ALTER TABLE account ADD COLUMN later text",
                "ALTER TABLE account ADD CHECK (version >= 0)",
                "CREATE INDEX ON account (created_at)",
                "CREATE TRIGGER later BEFORE DELETE ON account EXECUTE FUNCTION consent_is_a_ledger()",
                "DROP TABLE recovery_code",
                "CREATE TABLE later (account_id uuid REFERENCES account)",
                "DROP TABLE customer_address");
        for (var n = 0; n < statements.size(); n++) {
            Files.writeString(module.resolve("V79%d__later.sql".formatted(n)), statements.get(n) + ";");
        }
        var tables = new TableOwnership();

        migrate(tables, "classpath:db/migration", "filesystem:" + folder);

        assertThat(tables.violations())
                .containsExactly(
                        "customer/V790__later.sql changes account of identity",
                        "customer/V791__later.sql changes account of identity",
                        "customer/V792__later.sql changes account of identity",
                        "customer/V793__later.sql changes account of identity",
                        "customer/V794__later.sql changes account of identity",
                        "customer/V795__later.sql changes recovery_code of identity");
        assertThat(tables.owners()).containsEntry("later", "customer").doesNotContainKey("customer_address");
    }

    @Test
    void everyTableHasAComment() {
        var database = migrate(new TableOwnership(), "classpath:db/migration");

        assertThat(JdbcClient.create(database).sql("""
                                SELECT relname FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                                  AND relname <> 'flyway_schema_history' AND obj_description(oid, 'pg_class') IS NULL""").query(String.class).list())
                .isEmpty();
    }

    /** Runs the migrations in a new database. */
    private static DataSource migrate(TableOwnership tables, String... locations) {
        var name = "migration_" + UUID.randomUUID().toString().replace("-", "");
        JdbcClient.create(LocalPostgres.shared().asOwner("postgres"))
                .sql("CREATE DATABASE " + name)
                .update();
        var database = LocalPostgres.shared().asOwner(name);
        Flyway.configure()
                .dataSource(database)
                .locations(locations)
                .placeholders(Map.of("application-role", "bharatmart_app"))
                .callbacks(tables)
                .load()
                .migrate();
        return database;
    }

    /** First and last version of each module. */
    private static Map<String, int[]> ranges() throws IOException {
        var ranges = new TreeMap<String, int[]>();
        RANGE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .forEach(row -> ranges.put(
                        row.group(1), new int[] {Integer.parseInt(row.group(2)), Integer.parseInt(row.group(3))}));
        return ranges;
    }

    private static List<String> scripts() throws IOException {
        try (var files = Files.walk(MIGRATIONS)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> MIGRATIONS.relativize(file).toString())
                    .toList();
        }
    }
}
