package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New addresses of accounts until they are verified. */
@Repository
class EmailChangeRepository {

    /** The request before, if there is one, is void from now on, and its token with it. */
    private static final String REQUEST = """
            INSERT INTO email_change (id, account_id, account_version, login_id, email, expires_at)
            VALUES (:id, :account, :version, :login, :email, now() + make_interval(secs => :expiry))
            ON CONFLICT (account_id) DO UPDATE
            SET id = excluded.id, account_version = excluded.account_version, login_id = excluded.login_id,
                email = excluded.email, token_hash = NULL, expires_at = excluded.expires_at""";

    private static final String COLUMNS = "SELECT id, account_id, account_version, login_id, email FROM email_change";

    /** By the primary key, as the two after it. */
    private static final String FIND = COLUMNS + " WHERE id = :id AND expires_at > now()";

    private static final String ISSUE = """
            UPDATE email_change SET token_hash = :hash, expires_at = now() + make_interval(secs => :expiry)
            WHERE id = :id AND expires_at > now()""";

    /** By the unique index of {@code token_hash}, as the one after it. */
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

    Optional<PendingEmailChange> find(EmailChangeId id) {
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

    /** Whether it got the token, in place of any before: not if it has expired or another one has taken its place. */
    boolean issue(EmailChangeId id, String tokenHash, Duration expiry) {
        return jdbc.sql(ISSUE)
                        .param("hash", tokenHash)
                        .param("expiry", expiry.toSeconds())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /** Whether the token was valid until now. */
    boolean use(String tokenHash) {
        return jdbc.sql(USE).param("hash", tokenHash).update() == 1;
    }

    private static PendingEmailChange change(ResultSet row, int number) throws SQLException {
        return new PendingEmailChange(
                new EmailChangeId(row.getObject("id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getInt("account_version"),
                new LoginId(row.getObject("login_id", UUID.class)),
                new EmailAddress(row.getString("email")));
    }

    /**
     * An address that an account is to have.
     *
     * @param accountVersion of the account when it was asked for
     * @param login that asked for it
     */
    record PendingEmailChange(
            EmailChangeId id, AccountId account, int accountVersion, LoginId login, EmailAddress email) {}
}
