package com.bharatmart.benchmark;

import com.bharatmart.LocalPostgres;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own on the benchmark's PostgreSQL. */
record Database(String name, DataSource source, JdbcClient jdbc) {

    static Database create(String name) {
        connect("postgres").jdbc.sql("CREATE DATABASE " + name).update();
        var database = connect(name);
        Flyway.configure().dataSource(database.source).load().migrate();
        return database;
    }

    private static Database connect(String name) {
        var source = new DriverManagerDataSource(LocalPostgres.shared().jdbcUrl(name), "postgres", "");
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
