package com.bharatmart.identity;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.privacy.PersonalData;
import com.bharatmart.platform.privacy.RetainedRecord;
import com.bharatmart.platform.security.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account and the data that belongs to it. An erasure keeps the row without personal data, for references to it. */
@Component
class AccountPersonalData implements PersonalData {

    /** By the index {@code login_session_account}. */
    private static final String LOGINS = """
            SELECT method, user_agent, client_address, created_at, last_seen_at FROM login_session
            WHERE account_id = ? ORDER BY created_at""";

    private static final String CODES = """
            SELECT requested_at FROM one_time_code
            WHERE phone = (SELECT verified_phone FROM account WHERE id = ?)""";

    /** By the index {@code password_reset_account}. */
    private static final String RESETS = "SELECT expires_at FROM password_reset WHERE account_id = ?";

    /** By the unique index of {@code account_id}, and the primary key. */
    private static final String PENDING_EMAIL = "SELECT email FROM email_change WHERE account_id = ?";

    private static final String PENDING_PHONE = "SELECT phone FROM phone_change WHERE account_id = ?";

    /** Only of the verified phone: an unverified one may belong to another person. */
    private static final String DELETE_CODE =
            "DELETE FROM one_time_code WHERE phone = (SELECT verified_phone FROM account WHERE id = ?)";

    private static final String DELETE_RESETS = "DELETE FROM password_reset WHERE account_id = ?";

    private static final List<String> DELETE_CHANGES = List.of(
            "DELETE FROM email_change WHERE account_id = ?",
            "DELETE FROM phone_change WHERE account_id = ?",
            // Also sign-ups by other clients with this address: by the index pending_sign_up_email.
            "DELETE FROM pending_sign_up WHERE email = (SELECT email FROM account WHERE id = ?)");

    private final CustomerAccountRepository accounts;
    private final LoginRepository logins;
    private final JdbcClient jdbc;

    AccountPersonalData(CustomerAccountRepository accounts, LoginRepository logins, JdbcClient jdbc) {
        this.accounts = accounts;
        this.logins = logins;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Set<String> tables() {
        return Set.of(
                "account",
                "login_session",
                "one_time_code",
                "password_reset",
                "second_factor",
                "recovery_code",
                "pending_sign_up",
                "email_change",
                "phone_change");
    }

    @Override
    public Object export(CustomerId customer) {
        var account = new AccountId(customer.value());
        var logins = jdbc.sql(LOGINS)
                .param(customer.value())
                .query((row, _) -> new Login(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        InstantColumn.read(row, 4),
                        InstantColumn.read(row, 5)))
                .list();
        return new Export(
                accounts.find(account).orElseThrow(AccountException.NotFoundException::new),
                logins,
                times(CODES, customer),
                times(RESETS, customer),
                texts(PENDING_EMAIL, customer),
                texts(PENDING_PHONE, customer));
    }

    @Override
    public List<RetainedRecord> erase(CustomerId customer) {
        var account = new AccountId(customer.value());
        logins.endAll(account);
        jdbc.sql(DELETE_CODE).param(customer.value()).update();
        jdbc.sql(DELETE_RESETS).param(customer.value()).update();
        DELETE_CHANGES.forEach(
                statement -> jdbc.sql(statement).param(customer.value()).update());
        accounts.erase(account);
        return List.of();
    }

    private List<Instant> times(String statement, CustomerId customer) {
        return jdbc.sql(statement)
                .param(customer.value())
                .query((row, _) -> InstantColumn.read(row, 1))
                .list();
    }

    private List<String> texts(String statement, CustomerId customer) {
        return jdbc.sql(statement).param(customer.value()).query(String.class).list();
    }

    private record Export(
            CustomerAccount profile,
            List<Login> logins,
            List<Instant> codesRequestedAt,
            List<Instant> passwordResetsUntil,
            List<String> emailsToVerify,
            List<String> phonesToVerify) {}

    private record Login(
            String method,
            @Nullable String userAgent,
            @Nullable String address,
            Instant createdAt,
            Instant lastSeenAt) {}
}
