package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that a mailed token verifies. The table has the columns {@code id}, {@code token_hash} with a unique index, and
 * {@code expires_at}. All statements use the primary key or that index.
 */
abstract class PendingVerificationRepository<T extends PendingVerificationRepository.PendingVerification> {

    private final JdbcClient jdbc;
    private final String select;
    private final String issue;
    private final RowMapper<T> mapper;

    PendingVerificationRepository(JdbcClient jdbc, String table, String columns, RowMapper<T> mapper) {
        this.jdbc = jdbc;
        this.select = "SELECT " + columns + " FROM " + table;
        this.issue = "UPDATE " + table + """
                 SET token_hash = :hash, expires_at = now() + make_interval(secs => :expiry)
                WHERE id = :id AND expires_at > now()""";
        this.mapper = mapper;
    }

    Optional<T> find(VerificationId id) {
        return jdbc.sql(select + " WHERE id = ? AND expires_at > now()")
                .param(id.value())
                .query(mapper)
                .optional();
    }

    Optional<T> find(String tokenHash) {
        return jdbc.sql(select + " WHERE token_hash = ? AND expires_at > now()")
                .param(tokenHash)
                .query(mapper)
                .optional();
    }

    /** Stores a token, which replaces an earlier one. Returns false if the request has expired or was replaced. */
    boolean issue(VerificationId id, String tokenHash, Duration expiry) {
        return jdbc.sql(issue)
                        .param("hash", tokenHash)
                        .param("expiry", expiry.toSeconds())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** A request that waits for its verification. */
    interface PendingVerification {

        EmailAddress email();
    }
}
