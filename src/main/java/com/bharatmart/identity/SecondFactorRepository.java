package com.bharatmart.identity;

import com.bharatmart.identity.SecretEncryption.Encrypted;
import com.bharatmart.identity.totp.Totp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of second factors and recovery codes, by their primary keys throughout. */
@Repository
class SecondFactorRepository {

    /** Changes nothing if there is one that counts. */
    private static final String ENROLL = """
            INSERT INTO second_factor AS factor (account_id, secret, key_id) VALUES (:account, :secret, :key)
            ON CONFLICT (account_id) DO UPDATE SET secret = excluded.secret, key_id = excluded.key_id, created_at = now()
            WHERE factor.confirmed_at IS NULL""";

    /** The step that it is, by the one clock that all instances share. */
    private static final String FIND = """
            SELECT secret, key_id, confirmed_at IS NOT NULL AS active,
                   floor(extract(epoch FROM clock_timestamp()) / :seconds)::bigint AS step
            FROM second_factor WHERE account_id = :account""";

    private static final String CONFIRM = """
            UPDATE second_factor SET confirmed_at = now(), last_step = :step
            WHERE account_id = :account AND confirmed_at IS NULL AND secret = :secret""";

    /** Of those who give the same code at the same time, at whichever instances, one moves the step. */
    private static final String USE = """
            UPDATE second_factor SET last_step = :step, secret = :renewed, key_id = :key
            WHERE account_id = :account AND confirmed_at IS NOT NULL AND secret = :secret AND last_step < :step""";

    private static final String FORGET_UNCONFIRMED =
            "DELETE FROM second_factor WHERE account_id = :account AND confirmed_at IS NULL";

    private static final String REMOVE = "DELETE FROM second_factor WHERE account_id = :account";

    private static final String FORGET_CODES = "DELETE FROM recovery_code WHERE account_id = :account";

    private static final String ADD_CODES =
            "INSERT INTO recovery_code (account_id, code_hash) SELECT :account, unnest(:hashes::text[])";

    private static final String USE_CODE =
            "DELETE FROM recovery_code WHERE account_id = :account AND code_hash = :hash";

    private static final String COUNT_CODES = "SELECT count(*) FROM recovery_code WHERE account_id = :account";

    private final JdbcClient jdbc;

    SecondFactorRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forgetUnconfirmed(AccountId account) {
        jdbc.sql(FORGET_UNCONFIRMED).param("account", account.value()).update();
    }

    /** Whether it was written: not if there is one that counts. */
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

    /** Whether it counts from now on: not if it has changed since it was read. */
    boolean confirm(AccountId account, Encrypted secret, long step) {
        return jdbc.sql(CONFIRM)
                        .param("step", step)
                        .param("account", account.value())
                        .param("secret", secret.bytes())
                        .update()
                == 1;
    }

    /** Whether no code of this step or a later one was used before. */
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

    /** With its recovery codes. Whether there was one. */
    boolean remove(AccountId account) {
        return jdbc.sql(REMOVE).param("account", account.value()).update() == 1;
    }

    void replaceRecoveryCodes(AccountId account, List<String> hashes) {
        jdbc.sql(FORGET_CODES).param("account", account.value()).update();
        jdbc.sql(ADD_CODES)
                .param("account", account.value())
                .param("hashes", hashes.toArray(String[]::new))
                .update();
    }

    /** Whether it was there until now. */
    boolean useRecoveryCode(AccountId account, String hash) {
        return jdbc.sql(USE_CODE)
                        .param("account", account.value())
                        .param("hash", hash)
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
     * @param active whether it counts; otherwise it waits to be confirmed
     * @param step that it was when this was read
     */
    record Enrolled(Encrypted secret, boolean active, long step) {}
}
