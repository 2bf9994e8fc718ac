package com.bharatmart.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Migrations of two releases on one database, with the configuration of the service. */
class TwoReleasesMigrationTest {

    private static final String RELEASE = "classpath:db/migration";

    private final String database = "releases_" + UUID.randomUUID().toString().replace("-", "");

    @TempDir
    Path folder;

    @BeforeEach
    void createDatabase() {
        JdbcClient.create(LocalPostgres.shared().asOwner("postgres"))
                .sql("CREATE DATABASE " + database)
                .update();
    }

    @Test
    void laterReleaseAddsMigrationsBelowVersionsThatHaveRun() throws IOException {
        migrate(RELEASE);

        migrate(RELEASE, laterMigration("platform/V199__later.sql"));

        assertThat(versions()).containsSubsequence("1300", "199");
    }

    @Test
    void earlierReleaseAcceptsMigrationsOfALaterOne() throws IOException {
        migrate(RELEASE, laterMigration("platform/V199__later.sql"), laterMigration("order/V9999__later.sql"));
        var before = versions();

        migrate(RELEASE);

        assertThat(before).contains("199", "9999");
        assertThat(versions()).isEqualTo(before);
    }

    private String laterMigration(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "CREATE TABLE later_%d (id int);".formatted(name.length()));
        return "filesystem:" + file.getParent();
    }

    private void migrate(String... locations) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class))
                .withPropertyValues(
                        "spring.datasource.url=" + LocalPostgres.shared().jdbcUrl(database),
                        "spring.datasource.username=postgres",
                        "spring.flyway.enabled=true",
                        "spring.flyway.locations=" + String.join(",", locations))
                .run(context -> assertThat(context).hasNotFailed());
    }

    private List<String> versions() {
        return JdbcClient.create(LocalPostgres.shared().asOwner(database))
                .sql("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank")
                .query(String.class)
                .list();
    }
}
