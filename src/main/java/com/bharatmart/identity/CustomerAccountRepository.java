package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Customers in the table of accounts; who is erased is not there. */
@Repository
class CustomerAccountRepository {

    private static final String COLUMNS = """
            SELECT id, name, email, phone, verified_phone, password_hash IS NOT NULL AS has_password, active, created_at,
                   profile_version, version
            FROM account WHERE kind = 'CUSTOMER' AND erased_at IS NULL""";

    /** By the primary key, as those after it. */
    private static final String FIND = COLUMNS + " AND id = :id";

    private static final String FIND_FOR_CHANGE = FIND + " FOR NO KEY UPDATE";

    /** A telephone number that is not theirs any more opens nothing: logins that are built on it fail by the version. */
    private static final String CHANGE = """
            UPDATE account SET name = :name, phone = :phone, profile_version = profile_version + 1,
                verified_phone = CASE WHEN verified_phone = :phone THEN verified_phone END,
                version = version + CASE WHEN verified_phone <> coalesce(:phone, '') THEN 1 ELSE 0 END
            WHERE id = :id""";

    /** Everything by which somebody could be known, or let in again. */
    private static final String ERASE = """
            UPDATE account SET name = '', email = NULL, email_key = NULL, phone = NULL, verified_phone = NULL,
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
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(CustomerAccountRepository::profile)
                .optional();
    }

    /** Whoever else changes it waits. */
    Optional<CustomerAccount> findForChange(AccountId id) {
        return jdbc.sql(FIND_FOR_CHANGE)
                .param("id", id.value())
                .query(CustomerAccountRepository::profile)
                .optional();
    }

    void change(AccountId id, String name, @Nullable PhoneNumber phone) {
        jdbc.sql(CHANGE)
                .param("name", name)
                .param("phone", phone == null ? null : phone.value())
                .param("id", id.value())
                .update();
    }

    /** Whether there was something to erase. */
    boolean erase(AccountId id) {
        return jdbc.sql(ERASE).param("id", id.value()).update() == 1;
    }

    /** Whether it was different. */
    boolean setActive(AccountId id, boolean active) {
        return jdbc.sql(SET_ACTIVE)
                        .param("active", active)
                        .param("id", id.value())
                        .update()
                == 1;
    }

    /**
     * The newest first: down the primary key, the unique index of {@code email_key}, {@code account_phone} or
     * {@code account_name}.
     */
    List<CustomerAccount> page(CustomerQuery query) {
        var where = new StringBuilder();
        var arguments = new ArrayList<Object>();
        if (query.email() != null) {
            where.append(" AND email_key = ?");
            arguments.add(query.email().value());
        }
        if (query.phone() != null) {
            where.append(" AND phone = ?");
            arguments.add(query.phone().value());
        }
        if (query.name() != null) {
            where.append(" AND lower(name) LIKE lower(?) || '%'");
            arguments.add(query.name().replaceAll("([\\\\%_])", "\\\\$1"));
        }
        if (query.cursor() != null) {
            where.append(" AND id < ?");
            arguments.add(query.cursor().uuid(0));
        }
        arguments.add(query.limit() + 1);
        return jdbc.sql(COLUMNS + where + " ORDER BY id DESC LIMIT ?")
                .params(arguments)
                .query(CustomerAccountRepository::profile)
                .list();
    }

    private static CustomerAccount profile(ResultSet row, int number) throws SQLException {
        var phone = row.getString("phone");
        return new CustomerAccount(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                EmailAddress.parse(row.getString("email")).orElse(null),
                phone == null ? null : new PhoneNumber(phone),
                phone != null && phone.equals(row.getString("verified_phone")),
                row.getBoolean("has_password"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("profile_version"),
                row.getInt("version"));
    }
}
