package com.bharatmart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The baselines make the schema that the migrations before them made; the order of columns and comments aside. */
class SchemaComparisonTest {

    private static final List<String> QUERIES = List.of(
            "SELECT 'extension ' || extname || ' ' || extversion FROM pg_extension",
            """
            SELECT format('relation %s kind=%s persistence=%s options=%s rls=%s/%s replident=%s am=%s owner=%s', relname, relkind,
                   relpersistence, reloptions, relrowsecurity, relforcerowsecurity, relreplident,
                   (SELECT amname FROM pg_am WHERE pg_am.oid = relam), pg_get_userbyid(relowner))
            FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('i', 'I', 'c')""",
            """
            SELECT format('column %s.%s type=%s notnull=%s default=%s identity=%s generated=%s collation=%s storage=%s '
                   || 'compression=%s statistics=%s options=%s acl=%s', attrelid::regclass, attname,
                   format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid), attidentity, attgenerated,
                   (SELECT collname FROM pg_collation c WHERE c.oid = attcollation), attstorage, attcompression,
                   attstattarget, attoptions, attacl)
            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm') AND attnum > 0
              AND NOT attisdropped""",
            """
            SELECT format('constraint %s on %s type=%s %s deferrable=%s/%s validated=%s inherited=%s', conname,
                   conrelid::regclass, contype, pg_get_constraintdef(oid), condeferrable, condeferred, convalidated, connoinherit)
            FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
            """
            SELECT format('index %s valid=%s clustered=%s replident=%s unique=%s primary=%s', pg_get_indexdef(indexrelid),
                   indisvalid, indisclustered, indisreplident, indisunique, indisprimary)
            FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = 'public'::regnamespace""",
            """
            SELECT format('function %s language=%s owner=%s acl=%s', CASE WHEN prokind IN ('f', 'p') THEN pg_get_functiondef(p.oid)
                   ELSE p.oid::regprocedure::text END, (SELECT lanname FROM pg_language l WHERE l.oid = prolang),
                   pg_get_userbyid(proowner), (SELECT array_agg(a::text ORDER BY a::text) FROM
                       unnest(coalesce(proacl, acldefault('f', proowner))) a))
            FROM pg_proc p WHERE pronamespace = 'public'::regnamespace""",
            """
            SELECT format('trigger %s enabled=%s', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
            WHERE NOT tgisinternal""",
            """
            SELECT format('internal trigger on %s calls %s type=%s', tgrelid::regclass, tgfoid::regproc, tgtype) FROM pg_trigger
            WHERE tgisinternal""",
            """
            SELECT format('sequence %s %s', s.schemaname || '.' || s.sequencename, to_jsonb(s)) FROM pg_sequences s""",
            """
            SELECT format('sequence %s belongs to %s column %s', d.objid::regclass, d.refobjid::regclass,
                   (SELECT attname FROM pg_attribute WHERE attrelid = d.refobjid AND attnum = d.refobjsubid))
            FROM pg_depend d JOIN pg_class ON pg_class.oid = d.objid AND relkind = 'S'
            WHERE d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass""",
            """
            SELECT format('privilege on %s: %s grants %s %s grantable=%s', relname, pg_get_userbyid(grantor), CASE grantee WHEN 0 THEN
                   'PUBLIC' ELSE pg_get_userbyid(grantee) END, privilege_type, is_grantable)
            FROM pg_class, aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)))
            WHERE relnamespace = 'public'::regnamespace AND relkind NOT IN ('i', 'I')""",
            """
            SELECT format('default privilege of %s in %s on %s: %s to %s grantable=%s', pg_get_userbyid(defaclrole),
                   defaclnamespace::regnamespace, defaclobjtype, privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_get_userbyid(grantee) END, is_grantable)
            FROM pg_default_acl, aclexplode(defaclacl)""",
            """
            SELECT format('schema %s owner=%s: %s to %s', nspname, pg_get_userbyid(nspowner), privilege_type,
                   CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END)
            FROM pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
            WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'""",
            """
            SELECT format('database: %s to %s', privilege_type, CASE grantee WHEN 0 THEN 'PUBLIC'
                   ELSE pg_get_userbyid(grantee) END)
            FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE datname = current_database()""",
            """
            SELECT format('type %s %s', typname, typtype) FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typcategory <> 'A' AND typtype <> 'c'""",
            """
            SELECT format('statistics %s', pg_get_statisticsobjdef(oid)) FROM pg_statistic_ext""",
            """
            SELECT format('policy %s', polname) FROM pg_policy""",
            """
            SELECT format('rule %s', pg_get_ruledef(oid)) FROM pg_rewrite
            WHERE ev_class IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)""",
            """
            SELECT format('event trigger %s', evtname) FROM pg_event_trigger""");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void baselinesMakeTheSchemaOfTheEarlierMigrations(boolean superuser) throws IOException {
        var number = UUID.randomUUID().toString().substring(0, 8);
        var owner = superuser ? "postgres" : "owner_" + number;
        var server = JdbcClient.create(LocalPostgres.shared().asOwner("postgres"));
        if (!superuser) {
            server.sql("CREATE ROLE " + owner + " LOGIN CREATEROLE").update();
        }

        var before = dump("old_" + number, owner, "classpath:db/old-migration");
        var after = dump("new_" + number, owner, "classpath:db/migration");

        Files.write(Path.of("target", "schema-before-%s.txt".formatted(superuser)), before);
        Files.write(Path.of("target", "schema-after-%s.txt".formatted(superuser)), after);
        assertThat(after).hasSizeGreaterThan(500).containsExactlyElementsOf(before);
    }

    private static List<String> dump(String name, String owner, String location) {
        JdbcClient.create(LocalPostgres.shared().asOwner("postgres"))
                .sql("CREATE DATABASE " + name + " OWNER " + owner)
                .update();
        var database = new DriverManagerDataSource(LocalPostgres.shared().jdbcUrl(name), owner, "p");
        Flyway.configure()
                .dataSource(database)
                .locations(location)
                .placeholders(Map.of("application-role", "bharatmart_app"))
                .load()
                .migrate();
        var jdbc = JdbcClient.create(database);
        var lines = new ArrayList<String>();
        for (var query : QUERIES) {
            lines.addAll(jdbc.sql(query).query(String.class).list());
        }
        var tables = jdbc.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
                .query(String.class)
                .list();
        for (var table : new TreeSet<>(tables)) {
            if (!table.equals("flyway_schema_history")) {
                lines.addAll(jdbc
                        .sql("SELECT format('row of %s %%s', to_jsonb(t)) FROM %s t".formatted(table, table))
                        .query(String.class)
                        .list()
                        .stream()
                        .map(row -> row.replaceAll("\\d{4}-\\d\\d-\\d\\dT[^\"]*", "now"))
                        .toList());
            }
        }
        return lines.stream().map(line -> line.replace("\n", "\\n")).sorted().toList();
    }
}
