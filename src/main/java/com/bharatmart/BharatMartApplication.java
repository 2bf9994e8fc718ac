package com.bharatmart;

import com.bharatmart.media.ArchiveObjectStoreConfiguration;
import com.bharatmart.platform.archive.ArchiveRestoreConfiguration;
import java.security.Security;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration;
import org.springframework.boot.data.autoconfigure.web.DataWebAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The service; with the argument {@code migrate}, the one process that brings the schema up to date before new
 * instances start, and ends; with {@code restore-archive}, one that reads an archived month back, and ends.
 */
@SpringBootApplication(
        // What no part of the service uses takes memory of each instance.
        exclude = {
            DataRedisReactiveAutoConfiguration.class,
            DataRepositoryMetricsAutoConfiguration.class,
            DataWebAutoConfiguration.class
        })
@ConfigurationPropertiesScan
@EnableScheduling
public class BharatMartApplication {

    /** Seconds. A database that fails over behind one name is found after this time; by default Java waits for 30. */
    private static final String ADDRESSES_ARE_KEPT_FOR = "2";

    public static void main(String[] args) {
        Security.setProperty("networkaddress.cache.ttl", ADDRESSES_ARE_KEPT_FOR);
        if (List.of(args).contains("migrate")) {
            migrate(args);
        } else if (List.of(args).contains("restore-archive")) {
            System.exit(restoreArchive(args));
        } else {
            SpringApplication.run(BharatMartApplication.class, args);
        }
    }

    private static void migrate(String[] args) {
        new SpringApplicationBuilder(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class)
                .web(WebApplicationType.NONE)
                // Opens only the two connections that it uses, since a pooler in session mode may have no more.
                .properties("spring.datasource.hikari.minimum-idle=0")
                .initializers(context -> requireSessions(context.getEnvironment()))
                .run(append(args, "--spring.flyway.enabled=true"))
                .close();
    }

    /** Returns the exit status. */
    private static int restoreArchive(String[] args) {
        return SpringApplication.exit(
                new SpringApplicationBuilder(ArchiveRestoreConfiguration.class, ArchiveObjectStoreConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .properties("spring.datasource.hikari.minimum-idle=0")
                        .run(args));
    }

    private static String[] append(String[] args, String... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
    }

    /** Flyway keeps settings and locks in its sessions of the database. */
    private static void requireSessions(Environment environment) {
        if (environment.getProperty("bharatmart.database.pooler", "none").equals("transaction")) {
            throw new IllegalStateException("A migration cannot run through a pooler in transaction mode. Connect"
                    + " directly, or in session mode with bharatmart.database.pooler=session.");
        }
    }
}
