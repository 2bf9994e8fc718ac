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

/** The table of accounts, by its primary key or one of its unique indexes throughout. */
@Repository
class AccountRepository {

    private static final String COLUMNS = """
            SELECT id, kind, name, email, password_hash, password_change_required, roles, active, version
            FROM account""";

    private static final String ADD = """
            INSERT INTO account (id, kind, name, email, email_key, phone, password_hash, password_change_required, roles)
            VALUES (:id, :kind, :name, :email, :emailKey, :phone, :hash, :mustChange, :roles)
            ON CONFLICT (email_key) DO NOTHING""";

    private static final String ADD_BY_PHONE = """
            INSERT INTO account (id, kind, name, phone, verified_phone) VALUES (:id, :kind, :name, :phone, :phone)
            ON CONFLICT (verified_phone) DO NOTHING""";

    private static final String NEW_PASSWORD = """
            UPDATE account SET password_hash = :hash, password_change_required = false, version = version + 1
            WHERE id = :id AND version = :version""";

    /** Who resets the password reads the mail of the account; who verified the phone may be somebody else. */
    private static final String RESET_PASSWORD = """
            UPDATE account SET password_hash = :hash, password_change_required = false, verified_phone = NULL,
                version = version + 1
            WHERE id = :id AND version = :version""";

    /** The same password under today's parameters: nobody has to log in again because of it. */
    private static final String REHASH =
            "UPDATE account SET password_hash = :hash WHERE id = :id AND version = :version";

    private static final String NEW_ROLES = """
            UPDATE account SET roles = :roles, active = :active, version = version + 1
            WHERE id = :id AND version = :version""";

    /** Waits for another transaction that gives this address to an account, and fails if it commits. */
    private static final String NEW_EMAIL = """
            UPDATE account SET email = :email, email_key = :emailKey, version = version + 1,
                profile_version = profile_version + 1
            WHERE id = :id AND version = :version AND active AND erased_at IS NULL""";

    private static final String NEW_PHONE = """
            UPDATE account SET phone = :phone, verified_phone = :phone, version = version + 1,
                profile_version = profile_version + 1
            WHERE id = :id AND version = :version AND active AND erased_at IS NULL""";

    /** By the index {@code account_staff}. In order, so that two who lock them do not lock each other out. */
    private static final String LOCK_ADMINS = """
            SELECT id FROM account WHERE kind = 'STAFF' AND active AND 'ADMIN' = ANY (roles) ORDER BY id FOR UPDATE""";

    private static final String HAS_STAFF = "SELECT EXISTS (SELECT FROM account WHERE kind = 'STAFF')";

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql(COLUMNS + " WHERE id = :id")
                .param("id", id.value())
                .query(AccountRepository::account)
                .optional();
    }

    Optional<Account> find(EmailAddress email) {
        return jdbc.sql(COLUMNS + " WHERE email_key = :key")
                .param("key", email.value())
                .query(AccountRepository::account)
                .optional();
    }

    /** Whose number it is, as they have shown. */
    Optional<Account> find(PhoneNumber verified) {
        return jdbc.sql(COLUMNS + " WHERE verified_phone = :phone")
                .param("phone", verified.value())
                .query(AccountRepository::account)
                .optional();
    }

    boolean hasStaff() {
        return jdbc.sql(HAS_STAFF).query(Boolean.class).single();
    }

    /** All active ADMINs, none of whom changes until the transaction ends. */
    Set<AccountId> lockAdmins() {
        return jdbc.sql(LOCK_ADMINS).query(UUID.class).stream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it was added: not if somebody has shown already that the number is theirs. */
    boolean addByPhone(Account account, PhoneNumber phone) {
        return jdbc.sql(ADD_BY_PHONE)
                        .param("id", account.id().value())
                        .param("kind", account.kind().name())
                        .param("name", account.name())
                        .param("phone", phone.value())
                        .update()
                == 1;
    }

    /** Whether it was changed: not if the account has changed since it was read. */
    boolean changeRoles(Account account, Set<Role> roles, boolean active) {
        return jdbc.sql(NEW_ROLES)
                        .param("roles", names(roles))
                        .param("active", active)
                        .param("id", account.id().value())
                        .param("version", account.version())
                        .update()
                == 1;
    }

    /** Whether it was added: not if somebody has this address already. */
    boolean add(Account account, @Nullable PhoneNumber phone) {
        var email = account.email();
        return jdbc.sql(ADD)
                        .param("id", account.id().value())
                        .param("kind", account.kind().name())
                        .param("name", account.name())
                        .param("email", email == null ? null : email.value())
                        .param("emailKey", email == null ? null : email.value())
                        .param("phone", phone == null ? null : phone.value())
                        .param("hash", account.passwordHash())
                        .param("mustChange", account.passwordChangeRequired())
                        .param("roles", names(account.roles()))
                        .update()
                == 1;
    }

    /** Whether it was changed: not if the account has changed since it was read. */
    boolean changePassword(Account account, String hash) {
        return update(NEW_PASSWORD, account, hash);
    }

    /** Whether it was changed: not if the account has changed since it was read. No phone is verified any more. */
    boolean resetPassword(Account account, String hash) {
        return update(RESET_PASSWORD, account, hash);
    }

    /** Whether it was changed: not if the account has changed since it had this version. */
    boolean changeEmail(AccountId id, int version, EmailAddress email) {
        return jdbc.sql(NEW_EMAIL)
                        .param("email", email.value())
                        .param("emailKey", email.value())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    /** Whether it was changed: not if the account has changed since it had this version. */
    boolean changePhone(AccountId id, int version, PhoneNumber phone) {
        return jdbc.sql(NEW_PHONE)
                        .param("phone", phone.value())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
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

    /** Those that this version knows; a later one may have given more. */
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
