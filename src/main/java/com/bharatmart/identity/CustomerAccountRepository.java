package com.bharatmart.identity;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.database.SqlConditions;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Customers in the table {@code account}, except erased ones. Writes {@code name}, {@code email}, {@code phone} with
 * {@code verified_phone}, {@code active}, {@code erased_at} and {@code profile_version}, and increments
 * {@code version} if the change decides who can log in. An erasure clears {@code password_hash}, too. See
 * {@link AccountRepository} for the other columns.
 */
@Repository
class CustomerAccountRepository {

    private static final String SELECT = """
            SELECT id, name, email, phone, verified_phone, password_hash IS NOT NULL AS has_password, active, created_at,
                   profile_version, version
            FROM account WHERE kind = 'CUSTOMER' AND erased_at IS NULL""";

    /** By the primary key, as the following statements. */
    private static final String FIND = SELECT + " AND id = :id";

    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    /** A changed phone is not verified. If the phone before was, logins that were read with it become void. */
    private static final String CHANGE = """
            UPDATE account SET name = :name, phone = :phone, profile_version = profile_version + 1,
                verified_phone = CASE WHEN verified_phone = :phone THEN verified_phone END,
                version = version + CASE WHEN verified_phone <> coalesce(:phone, '') THEN 1 ELSE 0 END
            WHERE id = :id""";

    /** Waits for another transaction that gives this address to an account, and fails if it commits. */
    private static final String CHANGE_EMAIL = """
            UPDATE account SET email = :value, version = version + 1,
                profile_version = profile_version + 1
            WHERE id = :id AND version = :version AND active AND erased_at IS NULL""";

    /** As {@link #CHANGE_EMAIL}, for a verified phone. */
    private static final String CHANGE_PHONE = """
            UPDATE account SET phone = :value, verified_phone = :value, version = version + 1,
                profile_version = profile_version + 1
            WHERE id = :id AND version = :version AND active AND erased_at IS NULL""";

    private static final String ERASE = """
            UPDATE account SET name = '', email = NULL, phone = NULL, verified_phone = NULL,
                password_hash = NULL, active = false, erased_at = now(), version = version + 1
            WHERE id = :id AND kind = 'CUSTOMER' AND erased_at IS NULL""";

    private static final String SET_ACTIVE = """
            UPDATE account SET active = :active, version = version + 1
            WHERE id = :id AND kind = 'CUSTOMER' AND erased_at IS NULL AND active <> :active""";

    private final JdbcClient jdbc;

    CustomerAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<CustomerAccount> find(AccountId id) {
        return find(FIND, id);
    }

    /** Locks the account until the transaction ends: other changes wait. */
    Optional<CustomerAccount> lock(AccountId id) {
        return find(LOCK, id);
    }

    private Optional<CustomerAccount> find(String statement, AccountId id) {
        return jdbc.sql(statement)
                .param("id", id.value())
                .query(CustomerAccountRepository::customer)
                .optional();
    }

    void change(AccountId id, String name, @Nullable PhoneNumber phone) {
        jdbc.sql(CHANGE)
                .param("name", name)
                .param("phone", phone == null ? null : phone.value())
                .param("id", id.value())
                .update();
    }

    /** Returns false if the account has another version. */
    boolean changeEmail(AccountId id, int version, EmailAddress email) {
        return change(CHANGE_EMAIL, id, version, email.value());
    }

    /** Returns false if the account has another version. */
    boolean changePhone(AccountId id, int version, PhoneNumber phone) {
        return change(CHANGE_PHONE, id, version, phone.value());
    }

    private boolean change(String statement, AccountId id, int version, String value) {
        return jdbc.sql(statement)
                        .param("value", value)
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    void erase(AccountId id) {
        jdbc.sql(ERASE).param("id", id.value()).update();
    }

    /** Returns false if the account was in this state already. */
    boolean setActive(AccountId id, boolean active) {
        return jdbc.sql(SET_ACTIVE)
                        .param("active", active)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /**
     * Returns the newest accounts first, and one more than the limit if there are more. By the primary key, the unique
     * index of {@code email}, {@code account_phone} or {@code account_name}.
     */
    List<CustomerAccount> page(CustomerAccount.Filter filter) {
        var email = filter.email();
        var phone = filter.phone();
        var name = filter.name();
        var cursor = filter.cursor();
        var where = new SqlConditions()
                .andIfPresent("email = ?", email == null ? null : email.value())
                .andIfPresent("phone = ?", phone == null ? null : phone.value())
                .andIfPresent(
                        "lower(name) LIKE lower(?) || '%'",
                        name == null ? null : name.replaceAll("([\\\\%_])", "\\\\$1"))
                .andIfPresent("id < ?", cursor == null ? null : cursor.uuid(0));
        return jdbc.sql(SELECT + where.sql() + " ORDER BY id DESC LIMIT ?")
                .params(where.arguments(filter.limit() + 1))
                .query(CustomerAccountRepository::customer)
                .list();
    }

    private static CustomerAccount customer(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        return new CustomerAccount(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                EmailAddress.parse(row.getString("email")).orElse(null),
                phone == null ? null : new PhoneNumber(phone),
                phone != null && phone.equals(row.getString("verified_phone")),
                row.getBoolean("has_password"),
                row.getBoolean("active"),
                InstantColumn.read(row, "created_at"),
                row.getInt("profile_version"),
                row.getInt("version"));
    }
}
