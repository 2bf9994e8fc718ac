package com.bharatmart.identity;

import com.bharatmart.shared.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** New phones of accounts until they are verified, in the table {@code phone_change}. All statements use the primary key. */
@Repository
class PhoneChangeRepository {

    /** Replaces an earlier request, and makes its code void. */
    private static final String REQUEST = """
            INSERT INTO phone_change (account_id, account_version, phone) VALUES (:account, :version, :phone)
            ON CONFLICT (account_id) DO UPDATE
            SET account_version = excluded.account_version, phone = excluded.phone, code_hash = NULL, tries_left = 0,
                requested_at = now(), expires_at = now()""";

    private static final String PHONE = """
            SELECT phone FROM phone_change
            WHERE account_id = :account AND requested_at > now() - make_interval(secs => :expiry)""";

    private static final String ISSUE = """
            UPDATE phone_change
            SET code_hash = :hash, tries_left = :tries, expires_at = now() + make_interval(secs => :expiry)
            WHERE account_id = :account AND phone = :phone""";

    private static final String SPEND_TRY = """
            UPDATE phone_change SET tries_left = tries_left - 1
            WHERE account_id = :account AND tries_left > 0 AND expires_at > now()
            RETURNING account_version, phone, code_hash""";

    private static final String RETURN_TRY =
            "UPDATE phone_change SET tries_left = tries_left + 1 WHERE account_id = :account AND code_hash = :hash";

    private static final String USE = "DELETE FROM phone_change WHERE account_id = :account AND code_hash = :hash";

    private final JdbcClient jdbc;

    PhoneChangeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void request(Account account, PhoneNumber phone) {
        jdbc.sql(REQUEST)
                .param("account", account.id().value())
                .param("version", account.version())
                .param("phone", phone.value())
                .update();
    }

    /** Returns empty if no request waits for a code. */
    Optional<PhoneNumber> phone(AccountId account, Duration expiry) {
        return jdbc.sql(PHONE)
                .param("account", account.value())
                .param("expiry", expiry.toSeconds())
                .query(String.class)
                .optional()
                .map(PhoneNumber::new);
    }

    boolean issue(AccountId account, PhoneNumber phone, String hash, int tries, Duration expiry) {
        return jdbc.sql(ISSUE)
                        .param("hash", hash)
                        .param("tries", tries)
                        .param("expiry", expiry.toSeconds())
                        .param("account", account.value())
                        .param("phone", phone.value())
                        .update()
                == 1;
    }

    /** Spends a try. Returns empty if no try is left. */
    Optional<PendingPhoneChange> spendTry(AccountId account) {
        return jdbc.sql(SPEND_TRY)
                .param("account", account.value())
                .query((row, _) -> new PendingPhoneChange(
                        account,
                        row.getInt("account_version"),
                        new PhoneNumber(row.getString("phone")),
                        row.getString("code_hash")))
                .optional();
    }

    /** Returns false if the code that the try was spent on was used or replaced. */
    boolean returnTry(PendingPhoneChange change) {
        return jdbc.sql(RETURN_TRY)
                        .param("account", change.account().value())
                        .param("hash", change.codeHash())
                        .update()
                == 1;
    }

    /** Returns false if the code was used or replaced before. */
    boolean use(PendingPhoneChange change) {
        return jdbc.sql(USE)
                        .param("account", change.account().value())
                        .param("hash", change.codeHash())
                        .update()
                == 1;
    }

    /** A phone that waits for its verification. */
    record PendingPhoneChange(AccountId account, int accountVersion, PhoneNumber phone, String codeHash) {}
}
