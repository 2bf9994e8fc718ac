package com.bharatmart.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What a Supabase project is for its clients: PostgreSQL with TLS, passwords, the roles of the Data API, and an owner of the
 * database that is no superuser; with poolers in front of it. The roles and settings are those of
 * {@link SupabaseDocument}.
 */
public final class SupabaseProject implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    /** Transactions at the same time, far fewer than the connections of an instance. */
    public static final int TRANSACTIONS = 4;

    /** The clients of session mode: Supabase's default. */
    private static final int SESSIONS = 15;

    private static final String AUTHORITY = "/etc/bharatmart/prod-ca-2021.crt";
    private static final Pattern HOST = Pattern.compile("//[a-z0-9.-]+\\.supabase\\.com?:(5432|6543)/");
    private static final String TRANSACTION_PORT = "6543";

    /** As in every project: the owner of the database, and the Data API, which serves the schema "public" to everybody. */
    private static final List<String> PLATFORM = List.of(
            "CREATE ROLE dashboard NOSUPERUSER CREATEROLE CREATEDB",
            "ALTER DATABASE postgres OWNER TO dashboard",
            "CREATE ROLE anon NOLOGIN NOINHERIT",
            "CREATE ROLE authenticated NOLOGIN NOINHERIT",
            "GRANT USAGE ON SCHEMA public TO anon, authenticated",
            "ALTER DEFAULT PRIVILEGES FOR ROLE dashboard IN SCHEMA public GRANT ALL ON TABLES TO anon, authenticated");

    /** Nobody but the administrator of this test connects without TLS or without a password. */
    private static final String AUTHENTICATION = """
            host    all postgres 127.0.0.1/32 trust
            host    all postgres ::1/128      trust
            hostssl all all      all          scram-sha-256
            """;

    private final SupabaseDocument document = SupabaseDocument.read();
    private final Path folder;
    private final TestCertificates certificates;
    private final EmbeddedPostgres postgres;
    private final List<PgBouncer> poolers = new ArrayList<>();

    private SupabaseProject(Path folder) throws IOException {
        this.folder = folder;
        this.certificates = TestCertificates.in(folder);
        this.postgres = EmbeddedPostgres.builder()
                .setPGStartupWait(START)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificates.certificate().toString())
                .setServerConfig("ssl_key_file", certificates.key().toString())
                .start();
    }

    /** @param folder gets the files of the project; made readable for the poolers */
    public static SupabaseProject start(Path folder) {
        try {
            var permissions = Files.getPosixFilePermissions(folder);
            permissions.addAll(PosixFilePermissions.fromString("r-xr-xr-x"));
            Files.setPosixFilePermissions(folder, permissions);
            var project = new SupabaseProject(folder);
            project.prepare();
            return project;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare() throws IOException, SQLException {
        var administrator = JdbcClient.create(asAdministrator());
        PLATFORM.forEach(statement -> administrator.sql(statement).update());
        var rules = administrator.sql("SHOW hba_file").query(String.class).single();
        Files.writeString(Path.of(rules), AUTHENTICATION);
        administrator.sql("SELECT pg_reload_conf()").query(Boolean.class).single();
        try (var connection = asAdministrator().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET SESSION AUTHORIZATION dashboard");
            statement.execute(document.sql());
        }
    }

    /** Connects as superuser, which no client can at Supabase, with the tables of the service. */
    public DataSource asAdministrator() {
        return new DriverManagerDataSource(
                "jdbc:postgresql://localhost:%d/postgres?currentSchema=bharatmart".formatted(postgres.getPort()),
                "postgres",
                "");
    }

    /** The certificate of the project's authority. */
    public TestCertificates certificates() {
        return certificates;
    }

    /** The settings below a heading of the document, with the addresses of this project. No pooler is needed. */
    public Map<String, String> directSettings(String heading) {
        return atHost(document.settings(heading), postgres.getPort());
    }

    /** The same through a pooler, which starts. */
    public Pooled pooledSettings(String heading) {
        var settings = document.settings(heading);
        var user = settings.getOrDefault("spring.datasource.username", "");
        var login = new PgBouncer.Login(
                user, user.replaceAll("\\..*", ""), settings.getOrDefault("spring.datasource.password", ""));
        var mode = portOf(settings).equals(TRANSACTION_PORT) ? PgBouncer.Mode.TRANSACTION : PgBouncer.Mode.SESSION;
        var size = mode == PgBouncer.Mode.TRANSACTION ? TRANSACTIONS : SESSIONS;
        var pooler = PgBouncer.start(folder, certificates, mode, login, postgres.getPort(), size);
        poolers.add(pooler);
        return new Pooled(pooler, atHost(settings, pooler.port()));
    }

    /** @param settings those of a client of the pooler */
    public record Pooled(PgBouncer pooler, Map<String, String> settings) {}

    private static String portOf(Map<String, String> settings) {
        var host = HOST.matcher(settings.getOrDefault("spring.datasource.url", ""));
        if (!host.find()) {
            throw new IllegalArgumentException("no host of Supabase in " + settings);
        }
        return host.group(1);
    }

    private Map<String, String> atHost(Map<String, String> settings, int port) {
        portOf(settings);
        var changed = new HashMap<>(settings);
        changed.computeIfPresent(
                "spring.datasource.url",
                (_, url) -> HOST.matcher(url)
                        .replaceFirst("//localhost:%d/".formatted(port))
                        .replace(AUTHORITY, certificates.authority().toString()));
        return changed;
    }

    @Override
    public void close() {
        poolers.forEach(PgBouncer::close);
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
