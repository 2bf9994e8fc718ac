package com.bharatmart.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Records the module whose migration created each table, and the migrations that changed a table of another module.
 * It compares the tables before and after each migration and reads no SQL. Foreign keys to a table do not change it.
 * Privileges are not compared: they may be granted for all tables at once.
 */
final class TableOwnership implements Callback {

    private static final String DEFINITIONS = """
            SELECT relname AS name, concat_ws('; ', reloptions::text,
                (SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
                        pg_get_expr(adbin, adrelid)), ', ' ORDER BY attnum)
                    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                    WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped),
                (SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname)
                    FROM pg_constraint WHERE conrelid = t.oid),
                (SELECT string_agg(pg_get_indexdef(indexrelid), ', ' ORDER BY indexrelid)
                    FROM pg_index WHERE indrelid = t.oid),
                (SELECT string_agg(pg_get_triggerdef(oid), ', ' ORDER BY tgname)
                    FROM pg_trigger WHERE tgrelid = t.oid AND NOT tgisinternal)) AS definition
            FROM pg_class t
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'flyway%'""";

    /** The transaction holds this lock on each table that it wrote to, also if it changed no row. */
    private static final String WRITTEN = """
            SELECT relname FROM pg_locks JOIN pg_class t ON t.oid = relation
            WHERE pid = pg_backend_pid() AND mode = 'RowExclusiveLock'
              AND relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relname NOT LIKE 'flyway%'""";

    private final Map<String, String> owners = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private Map<String, String> definitions = Map.of();

    /** The module of each table, by the name of the table. */
    Map<String, String> owners() {
        return Map.copyOf(owners);
    }

    /** For example {@code "customer/V701__name.sql changes account of identity"}. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    /** In the transaction of the migration: its locks are still there. */
    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        var script = Objects.requireNonNull(context.getMigrationInfo()).getScript();
        var module = script.substring(0, script.indexOf('/'));
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(context.getConnection(), true));
        var now = definitions(jdbc);
        var changed = changed(now);
        changed.addAll(jdbc.sql(WRITTEN).query(String.class).list());
        for (var table : changed) {
            var owner = owners.computeIfAbsent(table, _ -> module);
            if (!owner.equals(module)) {
                violations.add("%s changes %s of %s".formatted(script, table, owner));
            }
        }
        owners.keySet().retainAll(now.keySet());
        definitions = now;
    }

    private static Map<String, String> definitions(JdbcClient jdbc) {
        return jdbc
                .sql(DEFINITIONS)
                .query((row, _) -> Map.entry(row.getString("name"), row.getString("definition")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Set<String> changed(Map<String, String> now) {
        var names = new HashSet<>(now.keySet());
        names.addAll(definitions.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(now.get(name), definitions.get(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String getCallbackName() {
        return "table ownership";
    }
}
