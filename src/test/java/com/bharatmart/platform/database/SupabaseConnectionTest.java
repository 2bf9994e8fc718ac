package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.testing.PgBouncer;
import com.bharatmart.testing.SupabaseProject;
import com.bharatmart.testing.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The connections of an instance to a Supabase project, with the settings of {@code docs/supabase.md}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SupabaseConnectionTest {

    private static final String DIRECT = "Instances, direct";
    private static final String SESSION = "Instances, shared pooler in session mode";
    private static final String TRANSACTION = "Instances, shared pooler in transaction mode";
    private static final String URL = "spring.datasource.url";

    /** More than the executions after which the driver prepares a statement on the server. */
    private static final int EXECUTIONS = 10;

    @TempDir
    static Path folder;

    private SupabaseProject project;
    private Map<String, Map<String, String>> ways;

    @BeforeAll
    void start() {
        assumeTrue(PgBouncer.isInstalled(), "Debian's pgbouncer is not installed");
        project = SupabaseProject.start(folder);
        ways = Map.of(
                DIRECT, project.directSettings(DIRECT),
                SESSION, project.pooledSettings(SESSION).settings(),
                TRANSACTION, project.pooledSettings(TRANSACTION).settings());
    }

    @AfterAll
    void stop() {
        if (project != null) {
            project.close();
        }
    }

    static Stream<String> ways() {
        return Stream.of(DIRECT, SESSION, TRANSACTION);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void everyTransactionHasTheTimeouts(String way) {
        try (var instance = connect(Objects.requireNonNull(ways.get(way)))) {
            assertThat(database(instance).sql("""
                            SELECT name || ' = ' || current_setting(name) FROM pg_settings
                            WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout')
                            ORDER BY name""").query(String.class).list())
                    .containsExactly(
                            "idle_in_transaction_session_timeout = 15s",
                            "lock_timeout = 500ms",
                            "statement_timeout = 10s");
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void statementsRunOnWhicheverConnectionIsFree(String way) {
        assertThatCode(() -> alternateConnections(Objects.requireNonNull(ways.get(way))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesACertificateOfAnotherAuthority(String way) throws IOException {
        var other = TestCertificates.in(Files.createTempDirectory(folder, "other-"));
        var settings = new HashMap<>(Objects.requireNonNull(ways.get(way)));
        settings.computeIfPresent(
                URL,
                (_, url) -> url.replace(
                        project.certificates().authority().toString(),
                        other.authority().toString()));

        assertThatThrownBy(() -> query(settings)).hasRootCauseInstanceOf(CertPathBuilderException.class);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesACertificateForAnotherHost(String way) {
        var settings = new HashMap<>(Objects.requireNonNull(ways.get(way)));
        settings.computeIfPresent(URL, (_, url) -> url.replace("localhost", "127.0.0.1"));

        assertThatThrownBy(() -> query(settings))
                .rootCause()
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("could not be verified by hostnameverifier");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void refusesAConnectionWithoutTls(String way) {
        var settings = new HashMap<>(Objects.requireNonNull(ways.get(way)));
        settings.computeIfPresent(URL, (_, url) -> url.replace("verify-full", "disable"));

        assertThatThrownBy(() -> query(settings)).rootCause().isInstanceOf(PSQLException.class);
    }

    /** The poolers of the test would not notice a forgotten setting if they took such options. */
    @Test
    void poolersRefuseStartUpOptions() {
        var settings = new HashMap<>(ways.get(TRANSACTION));
        settings.put("bharatmart.database.pooler", "none");

        assertThatThrownBy(() -> query(settings))
                .rootCause()
                .hasMessageContaining("unsupported startup parameter: options");
    }

    @Test
    void poolerInTransactionModeHasNoPreparedStatements() {
        var settings = new HashMap<>(ways.get(TRANSACTION));
        settings.put("bharatmart.database.pooler", "session");

        assertThatThrownBy(() -> alternateConnections(settings))
                .isInstanceOf(PSQLException.class)
                .hasMessageContaining("prepared statement");
    }

    @Test
    void anUnknownPoolerEndsTheStart() {
        var settings = new HashMap<>(ways.get(DIRECT));
        settings.put("bharatmart.database.pooler", "statement");

        assertThatThrownBy(() -> query(settings)).hasMessageContaining("pooler-statement.yaml");
    }

    @Test
    void aMigrationDoesNotRunInTransactionMode() {
        assertThatThrownBy(() -> BharatMartApplication.main(new String[] {
                    "migrate",
                    "--bharatmart.database.pooler=transaction",
                    "--spring.datasource.url=jdbc:postgresql:none"
                }))
                .hasMessageContaining("bharatmart.database.pooler=session");
    }

    /**
     * Runs a statement in one of two transactions at a time, which a pooler gives each other's last connection. The
     * transaction beside it prepares nothing, since the driver would choose the same name.
     */
    private static void alternateConnections(Map<String, String> settings) throws SQLException {
        try (var instance = connect(settings)) {
            var pool = instance.getBean(DataSource.class);
            try (var one = pool.getConnection();
                    var other = pool.getConnection()) {
                one.setAutoCommit(false);
                other.setAutoCommit(false);
                for (var execution = 0; execution < EXECUTIONS; execution++) {
                    increment(one, execution);
                    try (var statement = other.createStatement()) {
                        statement.execute("SELECT 1");
                    }
                    // PgBouncer uses the connection first that was returned last.
                    one.commit();
                    other.commit();
                }
            }
        }
    }

    private static void increment(Connection connection, int number) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT ?::int + 1")) {
            statement.setInt(1, number);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(number + 1);
            }
        }
    }

    private static void query(Map<String, String> settings) {
        try (var instance = connect(settings)) {
            database(instance).sql("SELECT 1").query(Integer.class).single();
        }
    }

    private static JdbcClient database(ConfigurableApplicationContext instance) {
        return JdbcClient.create(instance.getBean(DataSource.class));
    }

    /** Only the pool of an instance, with the settings of production. */
    private static ConfigurableApplicationContext connect(Map<String, String> settings) {
        return new SpringApplicationBuilder(DataSourceAutoConfiguration.class)
                .web(WebApplicationType.NONE)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }
}
