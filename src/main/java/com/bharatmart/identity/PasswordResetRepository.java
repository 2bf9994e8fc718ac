package com.bharatmart.identity;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of mailed tokens. */
@Repository
class PasswordResetRepository {

    /** By the index {@code password_reset_account}. */
    private static final String ADD = """
            INSERT INTO password_reset (token_hash, account_id, expires_at)
            SELECT :hash, :account, now() + make_interval(secs => :expiry)
            WHERE (SELECT count(*) FROM password_reset WHERE account_id = :account AND expires_at > now()) < :max""";

    private static final String ACCOUNT =
            "SELECT account_id FROM password_reset WHERE token_hash = :hash AND expires_at > now()";

    private static final String USE = "DELETE FROM password_reset WHERE token_hash = :hash AND expires_at > now()";

    private static final String REMOVE_ALL = "DELETE FROM password_reset WHERE account_id = :account";

    private final JdbcClient jdbc;

    PasswordResetRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if the account has the maximum of valid tokens. */
    boolean add(String tokenHash, AccountId account, Duration expiry, int max) {
        return jdbc.sql(ADD)
                        .param("hash", tokenHash)
                        .param("account", account.value())
                        .param("expiry", expiry.toSeconds())
                        .param("max", max)
                        .update()
                == 1;
    }

    Optional<AccountId> account(String tokenHash) {
        return jdbc.sql(ACCOUNT)
                .param("hash", tokenHash)
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /** Returns false if the token was used or has expired. */
    boolean use(String tokenHash) {
        return jdbc.sql(USE).param("hash", tokenHash).update() == 1;
    }

    void removeAll(AccountId account) {
        jdbc.sql(REMOVE_ALL).param("account", account.value()).update();
    }
}
