package com.bharatmart.platform.archive;

import java.sql.Date;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The partitions of tables. They are made and dropped by functions of the database, which run as the owner of the tables:
 * the service has no right to. Months are those of UTC, by the clock of the database.
 */
@Repository
class MonthPartitionRepository {

    private static final String NAMES = """
            SELECT c.relname FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
            WHERE inhparent = to_regclass(quote_ident(?)) ORDER BY c.relname""";

    private static final Pattern MONTH = Pattern.compile(".+_(\\d{4})_(\\d{2})");

    /** As the function {@code create_restored_month} names it. */
    private static final String RESTORED = "_restored";

    private final JdbcClient jdbc;

    MonthPartitionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static String partition(String table, YearMonth month) {
        return "%s_%04d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }

    /** Makes the partitions that are missing. Returns their number. */
    int add(String table, int monthsAhead) {
        return jdbc.sql("SELECT add_month_partitions(?, ?)")
                .params(table, monthsAhead)
                .query(Integer.class)
                .single();
    }

    /** Throws an exception, and drops nothing, if the partition has another number of rows. */
    void drop(String table, YearMonth month, long rows) {
        jdbc.sql("SELECT drop_month_partition(?, ?, ?)")
                .params(table, Date.valueOf(month.atDay(1)), rows)
                .query()
                .singleRow();
    }

    /** The name of the table that the month was restored into, if there is one. */
    Optional<String> findRestored(String table, YearMonth month) {
        return jdbc.sql("SELECT relname FROM pg_class WHERE oid = to_regclass(quote_ident(?))")
                .param(partition(table, month) + RESTORED)
                .query(String.class)
                .optional();
    }

    /** Makes an empty table like the given one. Returns its name. */
    String createRestored(String table, YearMonth month) {
        return jdbc.sql("SELECT create_restored_month(?, ?)")
                .params(table, Date.valueOf(month.atDay(1)))
                .query(String.class)
                .single();
    }

    /** The months with a partition, in order. */
    List<YearMonth> months(String table) {
        return jdbc.sql(NAMES).param(table).query(String.class).list().stream()
                .map(MONTH::matcher)
                .filter(name -> name.matches())
                .map(name -> YearMonth.of(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2))))
                .toList();
    }

    YearMonth currentMonth() {
        return YearMonth.from(jdbc.sql("SELECT (now() AT TIME ZONE 'UTC')::date")
                .query(LocalDate.class)
                .single());
    }

    /** The number of rows for whose month there was no partition. */
    long rowsWithoutPartition(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table + "_default")
                .query(Long.class)
                .single();
    }
}
