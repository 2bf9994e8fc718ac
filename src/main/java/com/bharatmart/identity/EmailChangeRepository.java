package com.bharatmart.identity;

import com.bharatmart.identity.EmailChangeRepository.PendingEmailChange;
import com.bharatmart.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New addresses of accounts until they are verified, in the table {@code email_change}. */
@Repository
class EmailChangeRepository extends PendingVerificationRepository<PendingEmailChange> {

    /** Replaces an earlier request, and makes its token void. */
    private static final String REQUEST = """
            INSERT INTO email_change (id, account_id, account_version, login_id, email, expires_at)
            VALUES (:id, :account, :version, :login, :email, now() + make_interval(secs => :expiry))
            ON CONFLICT (account_id) DO UPDATE
            SET id = excluded.id, account_version = excluded.account_version, login_id = excluded.login_id,
                email = excluded.email, token_hash = NULL, expires_at = excluded.expires_at""";

    /** By the unique index of {@code token_hash}. */
    private static final String USE = "DELETE FROM email_change WHERE token_hash = :hash AND expires_at > now()";

    private final JdbcClient jdbc;

    EmailChangeRepository(JdbcClient jdbc) {
        super(jdbc, "email_change", "id, account_id, account_version, login_id, email", EmailChangeRepository::change);
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
            VerificationId id, AccountId account, int accountVersion, LoginId login, EmailAddress email)
            implements PendingVerificationRepository.PendingVerification {}
}
