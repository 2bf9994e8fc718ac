package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New addresses of accounts until they are verified, in the table {@code email_change}. */
@Repository
class EmailChangeRepository {

    /** Replaces an earlier request, and makes its token void. */
    private static final String REQUEST = """
            INSERT INTO email_change (id, account_id, account_version, login_id, email, expires_at)
            VALUES (:id, :account, :version, :login, :email, now() + make_interval(secs => :expiry))
            ON CONFLICT (account_id) DO UPDATE
            SET id = excluded.id, account_version = excluded.account_version, login_id = excluded.login_id,
                email = excluded.email, token_hash = NULL, expires_at = excluded.expires_at""";

    private static final String COLUMNS = "SELECT id, account_id, account_version, login_id, email FROM email_change";

    /** By the primary key, as the following statement. */
    private static final String FIND = COLUMNS + " WHERE id = :id AND expires_at > now()";

    private static final String ISSUE = """
            UPDATE email_change SET token_hash = :hash, expires_at = now() + make_interval(secs => :expiry)
            WHERE id = :id AND expires_at > now()""";

    /** By the unique index of {@code token_hash}, as the following statement. */
    private static final String FIND_BY_TOKEN = COLUMNS + " WHERE token_hash = :hash AND expires_at > now()";

    private static final String USE = "DELETE FROM email_change WHERE token_hash = :hash AND expires_at > now()";

    private final JdbcClient jdbc;

    EmailChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void request(PendingEmailChange change, Duration expiry) {
        jdbc.sql(REQUEST)
                .param("id", change.id().value())
                .param("account", change.account().value())
                .param("version", change.accountVersion())
                .param("login", change.login().value())
                .param("email", change.email().value())
                .param("expiry", expiry.toSeconds())
                .update();
    }

    Optional<PendingEmailChange> find(VerificationId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(EmailChangeRepository::change)
                .optional();
    }

    Optional<PendingEmailChange> find(String tokenHash) {
        return jdbc.sql(FIND_BY_TOKEN)
                .param("hash", tokenHash)
                .query(EmailChangeRepository::change)
                .optional();
    }

    /** Stores a token, which replaces an earlier one. Returns false if the request has expired or was replaced. */
    boolean issue(VerificationId id, String tokenHash, Duration expiry) {
        return jdbc.sql(ISSUE)
                        .param("hash", tokenHash)
                        .param("expiry", expiry.toSeconds())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Returns false if the token was used or has expired. */
    boolean use(String tokenHash) {
        return jdbc.sql(USE).param("hash", tokenHash).update() == 1;
    }

    private static PendingEmailChange change(ResultSet row, int number) throws SQLException {
        return new PendingEmailChange(
                new VerificationId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getInt("account_version"),
                new LoginId(row.getObject("login_id", UUID.class)),
                new EmailAddress(row.getString("email")));
    }

    /**
     * An address that waits for its verification.
     *
     * @param accountVersion the version of the account at the time of the request
     * @param login the login that requested the change
     */
    record PendingEmailChange(
            VerificationId id, AccountId account, int accountVersion, LoginId login, EmailAddress email) {}
}
