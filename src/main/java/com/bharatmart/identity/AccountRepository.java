package com.bharatmart.identity;

import com.bharatmart.platform.security.Role;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.EmailAddress;
import com.bharatmart.shared.PhoneNumber;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Adds accounts, and writes their passwords: {@code password_hash} and {@code password_change_required}, and at a reset
 * {@code verified_phone}. {@link StaffAccountRepository} and {@link CustomerAccountRepository} write the other columns of
 * {@code account}. No other class writes this table. A write that decides who can log in increments {@code version}, which
 * makes void what was read before.
 *
 * <p>All statements use the primary key or a unique index.
 */
@Repository
class AccountRepository {

    private static final String SELECT = """
            SELECT id, kind, name, email, password_hash, password_change_required, roles, active, version
            FROM account""";

    /** Adds nothing if another account has the address, or has verified the phone. */
    private static final String ADD = """
            INSERT INTO account (id, kind, name, email, phone, verified_phone, password_hash, password_change_required,
                roles)
            VALUES (:id, :kind, :name, :email, :phone, :verifiedPhone, :hash, :mustChange, :roles)
            ON CONFLICT DO NOTHING""";

    private static final String CHANGE_PASSWORD = """
            UPDATE account SET password_hash = :hash, password_change_required = false, version = version + 1
            WHERE id = :id AND version = :version""";

    /** The one who resets the password reads the mail of the account, but may not be the one who verified the phone. */
    private static final String RESET_PASSWORD = """
            UPDATE account SET password_hash = :hash, password_change_required = false, verified_phone = NULL,
                version = version + 1
            WHERE id = :id AND version = :version""";

    /** The same password with current parameters: the version stays, and no login ends. */
    private static final String REHASH =
            "UPDATE account SET password_hash = :hash WHERE id = :id AND version = :version";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(AccountId id) {
        return find("id = ?", id.value());
    }

    Optional<Account> find(EmailAddress email) {
        return find("email = ?", email.value());
    }

    Optional<Account> findByVerifiedPhone(PhoneNumber phone) {
        return find("verified_phone = ?", phone.value());
    }

    private Optional<Account> find(String condition, Object value) {
        return jdbc.sql(SELECT + " WHERE " + condition)
                .param(value)
                .query(AccountRepository::account)
                .optional();
    }

    /** Returns false if another account has the address. */
    boolean add(Account account, @Nullable PhoneNumber phone) {
        return add(account, phone, null);
    }

    /** Returns false if another account has verified the phone. */
    boolean addWithVerifiedPhone(Account account, PhoneNumber phone) {
        return add(account, phone, phone);
    }

    private boolean add(Account account, @Nullable PhoneNumber phone, @Nullable PhoneNumber verifiedPhone) {
        var email = account.email();
        return jdbc.sql(ADD)
                        .param("id", account.id().value())
                        .param("kind", account.kind().name())
                        .param("name", account.name())
                        .param("email", email == null ? null : email.value())
                        .param("phone", phone == null ? null : phone.value())
                        .param("verifiedPhone", verifiedPhone == null ? null : verifiedPhone.value())
                        .param("hash", account.passwordHash())
                        .param("mustChange", account.passwordChangeRequired())
                        .param("roles", names(account.roles()))
                        .update()
                == 1;
    }

    /** Returns false if the account has changed since it was read. */
    boolean changePassword(Account account, String hash) {
        return update(CHANGE_PASSWORD, account, hash);
    }

    /** Returns false if the account has changed since it was read. The account has no verified phone any more. */
    boolean resetPassword(Account account, String hash) {
        return update(RESET_PASSWORD, account, hash);
    }

    void rehash(Account account, String hash) {
        update(REHASH, account, hash);
    }

    private boolean update(String statement, Account account, String hash) {
        return jdbc.sql(statement)
                        .param("hash", hash)
                        .param("id", account.id().value())
                        .param("version", account.version())
                        .update()
                == 1;
    }

    static String[] names(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().toArray(String[]::new);
    }

    /** Reads the roles that this version of the service knows; a later version may store more. */
    static Set<Role> roles(Array names) throws SQLException {
        var given = Set.of((String[]) names.getArray());
        return Arrays.stream(Role.values())
                .filter(role -> given.contains(role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new AccountId(row.getObject("id", UUID.class)),
                ShopPrincipal.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                EmailAddress.parse(row.getString("email")).orElse(null),
                row.getString("password_hash"),
                row.getBoolean("password_change_required"),
                roles(row.getArray("roles")),
                row.getBoolean("active"),
                row.getInt("version"));
    }
}
