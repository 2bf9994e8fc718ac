package com.bharatmart.identity;

import com.bharatmart.identity.totp.RecoveryCode;
import com.bharatmart.identity.totp.SecretEncryption.Encrypted;
import com.bharatmart.identity.totp.Totp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code second_factor} and {@code recovery_code}. All statements use a primary key. */
@Repository
class SecondFactorRepository {

    /** Replaces an unconfirmed app. Changes nothing if there is an active one. */
    private static final String ENROLL = """
            INSERT INTO second_factor AS factor (account_id, secret, key_id) VALUES (:account, :secret, :key)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, key_id = excluded.key_id, created_at = now()
            WHERE factor.confirmed_at IS NULL""";

    /** The current step comes from the database's clock, which all instances share. */
    private static final String FIND = """
            SELECT secret, key_id, confirmed_at IS NOT NULL AS active,
                   floor(extract(epoch FROM clock_timestamp()) / :seconds)::bigint AS step
            FROM second_factor WHERE account_id = :account""";

    private static final String CONFIRM = """
            UPDATE second_factor SET confirmed_at = now(), last_step = :step
            WHERE account_id = :account AND confirmed_at IS NULL AND secret = :secret""";

    /** If concurrent requests, also at other instances, use the same code, one of them succeeds. */
    private static final String USE = """
            UPDATE second_factor SET last_step = :step, secret = :renewed, key_id = :key
            WHERE account_id = :account AND confirmed_at IS NOT NULL AND secret = :secret AND last_step < :step""";

    private static final String REMOVE_UNCONFIRMED =
            "DELETE FROM second_factor WHERE account_id = :account AND confirmed_at IS NULL";

    private static final String REMOVE = "DELETE FROM second_factor WHERE account_id = :account";

    private static final String REMOVE_CODES = "DELETE FROM recovery_code WHERE account_id = :account";

    private static final String ADD_CODES =
            "INSERT INTO recovery_code (account_id, code_hash) SELECT :account, unnest(:hashes::text[])";

    private static final String USE_CODE =
            "DELETE FROM recovery_code WHERE account_id = :account AND code_hash = :hash";

    private static final String COUNT_CODES = "SELECT count(*) FROM recovery_code WHERE account_id = :account";

    private final JdbcClient jdbc;

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void removeUnconfirmed(AccountId account) {
        jdbc.sql(REMOVE_UNCONFIRMED).param("account", account.value()).update();
    }

    /** Returns false if there is an active app. */
    boolean enroll(AccountId account, Encrypted secret) {
        return jdbc.sql(ENROLL)
                        .param("account", account.value())
                        .param("secret", secret.bytes())
                        .param("key", secret.keyId())
                        .update()
                == 1;
    }

    Optional<Enrolled> find(AccountId account) {
        return jdbc.sql(FIND)
                .param("seconds", Totp.STEP)
                .param("account", account.value())
                .query((row, _) -> new Enrolled(
                        new Encrypted(row.getBytes("secret"), row.getString("key_id")),
                        row.getBoolean("active"),
                        row.getLong("step")))
                .optional();
    }

    /** Activates the app. Returns false if it has changed since it was read. */
    boolean confirm(AccountId account, Encrypted secret, long step) {
        return jdbc.sql(CONFIRM)
                        .param("step", step)
                        .param("account", account.value())
                        .param("secret", secret.bytes())
                        .update()
                == 1;
    }

    /** Returns false if a code of this step or a later one was used before. */
    boolean use(AccountId account, Encrypted secret, Encrypted renewed, long step) {
        return jdbc.sql(USE)
                        .param("step", step)
                        .param("renewed", renewed.bytes())
                        .param("key", renewed.keyId())
                        .param("account", account.value())
                        .param("secret", secret.bytes())
                        .update()
                == 1;
    }

    /** Removes the app and its recovery codes. Returns false if there was none. */
    boolean remove(AccountId account) {
        return jdbc.sql(REMOVE).param("account", account.value()).update() == 1;
    }

    void replaceRecoveryCodes(AccountId account, List<RecoveryCode> codes) {
        jdbc.sql(REMOVE_CODES).param("account", account.value()).update();
        jdbc.sql(ADD_CODES)
                .param("account", account.value())
                .param(
                        "hashes",
                        codes.stream().map(code -> code.hash(account.value())).toArray(String[]::new))
                .update();
    }

    /** Returns false if the code does not exist or was used before. */
    boolean useRecoveryCode(AccountId account, RecoveryCode code) {
        return jdbc.sql(USE_CODE)
                        .param("account", account.value())
                        .param("hash", code.hash(account.value()))
                        .update()
                == 1;
    }

    int countRecoveryCodes(AccountId account) {
        return jdbc.sql(COUNT_CODES)
                .param("account", account.value())
                .query(Integer.class)
                .single();
    }

    /**
     * An authenticator app.
     *
     * @param active whether the app is confirmed
     * @param step the current step when this was read
     */
    record Enrolled(Encrypted secret, boolean active, long step) {}
}
