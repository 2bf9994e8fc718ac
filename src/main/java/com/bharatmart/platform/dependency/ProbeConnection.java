package com.bharatmart.platform.dependency;

import com.bharatmart.platform.database.ClockOffset;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.util.HostSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection outside of the pool, to the same database and as the same user. An exhausted pool means load, not that the
 * database is away. Not thread-safe.
 */
final class ProbeConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ProbeConnection.class);

    /** What the driver asks for {@code targetServerType=primary}: true on a standby, and if it is the default of the role. */
    private static final String IS_READ_ONLY =
            "SELECT current_setting('transaction_read_only') = 'on', clock_timestamp()";

    private static final String APPLICATION_NAME = "bharatmart-probe";

    /** Seconds. */
    private static final String TIMEOUT = "1";

    private final HikariDataSource pool;
    private final PrimarySearch search = new PrimarySearch(() -> connect("primary"));
    private final ClockOffset clock;
    private @Nullable Connection connection;

    ProbeConnection(HikariDataSource pool, ClockOffset clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Returns whether the database accepts writes. If several hosts are configured, one that does is preferred, and a
     * connection to another one is replaced as soon as there is one that does.
     *
     * @throws SQLException if the database does not answer within a second
     */
    boolean isWritable() throws SQLException {
        var open = next();
        connection = null;
        var asked = clock.systemTime();
        try (var statement = open.createStatement();
                var rows = statement.executeQuery(IS_READ_ONLY)) {
            rows.next();
            var readOnly = rows.getBoolean(1);
            clock.compare(asked, rows.getObject(2, OffsetDateTime.class).toInstant());
            connection = open;
            if (readOnly) {
                search.startIfDue();
            }
            return !readOnly;
        } finally {
            if (connection == null) {
                open.close();
            }
        }
    }

    /** The server that has answered, null if none has. */
    @Nullable HostSpec server() throws SQLException {
        return connection == null
                ? null
                : connection.unwrap(BaseConnection.class).getQueryExecutor().getHostSpec();
    }

    private Connection next() throws SQLException {
        var primary = search.take();
        if (primary != null) {
            closeQuietly();
            return primary;
        }
        return connection == null ? connect("preferPrimary") : connection;
    }

    @Override
    public void close() {
        search.close();
        closeQuietly();
    }

    private void closeQuietly() {
        try (var _ = connection) {
            connection = null;
        } catch (SQLException e) {
            log.debug("The connection {} did not close", APPLICATION_NAME, e);
        }
    }

    private Connection connect(String serverType) throws SQLException {
        return UnpooledConnection.open(
                pool,
                Map.of(
                        "ApplicationName",
                        APPLICATION_NAME,
                        UnpooledConnection.SERVER_TYPE,
                        serverType,
                        "connectTimeout",
                        TIMEOUT,
                        "socketTimeout",
                        TIMEOUT,
                        "loginTimeout",
                        TIMEOUT));
    }
}
