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
 * Records who has seen whose personal data: that has to be found out afterwards (DPDP Rules 2025, rule 6(1)(c)). Actions
 * end in {@code .viewed} or {@code .listed}, so that they can be told from changes. A row is written after the read and
 * before its answer; where it cannot be written, the answer is not given.
 *
 * <p>The exception is a database that only reads: reading goes on there, and the log of the service has a line with the
 * same content instead of the row.
 */
@Component
public class ReadAuditLog {

    private static final Logger log = LoggerFactory.getLogger(ReadAuditLog.class);

    private static final String TAKES_WRITES = "SELECT current_setting('transaction_read_only') = 'off'";

    private final AuditLog audit;
    private final JdbcClient database;
    private final JsonMapper json;

    ReadAuditLog(AuditLog audit, JdbcClient database, JsonMapper json) {
        this.audit = audit;
        this.database = database;
        this.json = json;
    }

    /** Records it in the name of the caller. Outside of read-only transactions, which would pass for such a database. */
    public void record(AuditEvent event) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("a read cannot be recorded in a read-only transaction");
        }
        if (!wasWritten(event)) {
            log.warn("The database takes no rows, so this read of personal data is recorded here: {}", line(event));
        }
    }

    /** Asks first: a statement that fails would cost the pool its connection. */
    private boolean wasWritten(AuditEvent event) {
        if (!database.sql(TAKES_WRITES).query(Boolean.class).single()) {
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

    /** As a row has it. */
    private record Line(
            @Nullable String actorId,
            AuditEvent event,
            @Nullable String requestId) {}

    /**
     * What is recorded of a search. The values that were searched for are not: they are personal data themselves.
     *
     * @param searchedBy the names of the parameters
     * @param seen the ids of what was shown
     */
    public record Search(List<String> searchedBy, List<?> seen) {
        public Search {
            searchedBy = List.copyOf(searchedBy);
            seen = List.copyOf(seen);
        }
    }
}
