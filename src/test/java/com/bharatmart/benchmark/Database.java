package com.bharatmart.benchmark;

import com.bharatmart.local.LocalPostgres;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database of its own on the benchmark's PostgreSQL. */
record Database(String name, DataSource source, JdbcClient jdbc) {

    static Database create(String name) {
        var source = LocalPostgres.shared().create(name);
        return new Database(name, source, JdbcClient.create(source));
    }

    String url() {
        return LocalPostgres.shared().jdbcUrl(name);
    }

    /** Leaves no work of earlier phases to the next one, so that each starts from the same state. */
    void settle() {
        jdbc.sql("VACUUM ANALYZE").update();
        jdbc.sql("CHECKPOINT").update();
    }

    long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    String show(String parameter) {
        return jdbc.sql("SHOW " + parameter).query(String.class).single();
    }
}
