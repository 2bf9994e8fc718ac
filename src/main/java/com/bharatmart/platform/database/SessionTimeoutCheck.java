package com.bharatmart.platform.database;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Warns an operator if the database does not limit how long a session waits for a lock, runs a statement or is idle in a
 * transaction. Direct connections ask for the limits at their start. A pooler ignores that, so there they are settings of
 * the role.
 */
@Component
class SessionTimeoutCheck {

    private static final Logger log = LoggerFactory.getLogger(SessionTimeoutCheck.class);

    private static final String MISSING = """
            SELECT name FROM pg_settings
            WHERE name IN ('lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') AND setting = '0'
            ORDER BY name""";

    private final JdbcClient database;

    SessionTimeoutCheck(JdbcClient database) {
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void warnOfMissingTimeouts() {
        try {
            var missing = missingTimeouts();
            if (!missing.isEmpty()) {
                log.warn(
                        "Sessions of the database have no {}. Behind a pooler these are settings of the role:"
                                + " docs/operations.md has the statements.",
                        String.join(", ", missing));
            }
        } catch (DataAccessException e) {
            log.warn("Could not check the timeouts of sessions of the database: {}", e.toString());
        }
    }

    private List<String> missingTimeouts() {
        return database.sql(MISSING).query(String.class).list();
    }
}
