package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.SqlState;
import com.bharatmart.platform.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records reads of personal data (DPDP Rules 2025, rule 6(1)(c)). The names of the actions end in {@code .viewed} or
 * {@code .listed}, which distinguishes them from changes. The row is written after the read and before its response; if it
 * cannot be written, the request fails.
 *
 * <p>The exception is a read-only database: there the read succeeds, and the log of the service has a line with the content
 * of the row.
 */
@Component
public class ReadAuditLog {

    private static final Logger log = LoggerFactory.getLogger(ReadAuditLog.class);

    private static final String IS_WRITABLE = "SELECT current_setting('transaction_read_only') = 'off'";

    private final AuditLog audit;
    private final JdbcClient database;
    private final JsonMapper json;

    ReadAuditLog(AuditLog audit, JdbcClient database, JsonMapper json) {
        this.audit = audit;
        this.database = database;
        this.json = json;
    }

    /** Records a read of the current caller. Must not run in a read-only transaction, which looks like a read-only database. */
    public void record(AuditEvent event) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("a read cannot be recorded in a read-only transaction");
        }
        if (!wasWritten(event)) {
            log.warn("The database is read-only. Read of personal data: {}", line(event));
        }
    }

    /** Asks first, because the pool closes a connection after a failed write. */
    private boolean wasWritten(AuditEvent event) {
        if (!database.sql(IS_WRITABLE).query(Boolean.class).single()) {
            return false;
        }
        try {
            audit.record(event);
            return true;
        } catch (DataAccessException e) {
            if (SqlState.of(e).equals(SqlState.READ_ONLY)) {
                return false;
            }
            throw e;
        }
    }

    private String line(AuditEvent event) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        return json.writeValueAsString(
                new Line(caller == null ? null : caller.getName(), event, MDC.get(Problem.REQUEST_ID)));
    }

    /** The content of a row. */
    private record Line(
            @Nullable String actorId,
            AuditEvent event,
            @Nullable String requestId) {}

    /**
     * The recorded part of a search. It contains no search values, which are personal data themselves.
     *
     * @param searchedBy the names of the parameters
     * @param seen the ids of the results
     */
    public record Search(List<String> searchedBy, List<?> seen) {
        public Search {
            searchedBy = List.copyOf(searchedBy);
            seen = List.copyOf(seen);
        }
    }
}
