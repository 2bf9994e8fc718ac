package com.bharatmart.identity;

import com.bharatmart.platform.database.InstantColumn;
import com.bharatmart.platform.security.Role;
import com.bharatmart.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Staff in the table {@code account}: writes {@code roles} and {@code active}, and increments {@code version}. See
 * {@link AccountRepository} for the other columns.
 */
@Repository
class StaffAccountRepository {

    private static final String SELECT = """
            SELECT id, name, email, roles, active, password_change_required, created_at, version,
                   EXISTS (SELECT FROM second_factor f WHERE f.account_id = account.id AND f.confirmed_at IS NOT NULL)
                       AS second_factor
            FROM account WHERE kind = 'STAFF'""";

    /** By the index {@code account_staff}. */
    private static final String PAGE = SELECT + " AND (:after::uuid IS NULL OR id > :after) ORDER BY id LIMIT :limit";

    private static final String FIND = SELECT + " AND id = :id";
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM account WHERE kind = 'STAFF')";

    /** By the index {@code account_staff}, in its order: concurrent transactions do not deadlock. */
    private static final String LOCK_ADMINS = """
            SELECT id FROM account WHERE kind = 'STAFF' AND active AND 'ADMIN' = ANY (roles) ORDER BY id FOR UPDATE""";

    private static final String CHANGE_ROLES = """
            UPDATE account SET roles = :roles, active = :active, version = version + 1
            WHERE id = :id AND version = :version""";

    private final JdbcClient jdbc;

    StaffAccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns staff in the order of their creation, starting after {@code after}. */
    List<StaffMember> page(@Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("limit", limit)
                .query(StaffAccountRepository::member)
                .list();
    }

    Optional<StaffMember> find(AccountId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(StaffAccountRepository::member)
                .optional();
    }

    /** Returns whether any member of staff exists. */
    boolean exists() {
        return jdbc.sql(EXISTS).query(Boolean.class).single();
    }

    /** Returns all active ADMINs, and locks them until the transaction ends. */
    Set<AccountId> lockAdmins() {
        return jdbc.sql(LOCK_ADMINS).query(UUID.class).stream()
                .map(AccountId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns false if the account has changed since it was read. */
    boolean changeRoles(StaffMember member, Set<Role> roles, boolean active) {
        return jdbc.sql(CHANGE_ROLES)
                        .param("roles", AccountRepository.names(roles))
                        .param("active", active)
                        .param("id", member.id().value())
                        .param("version", member.version())
                        .update()
                == 1;
    }

    private static StaffMember member(ResultSet row, int number) throws SQLException {
        return new StaffMember(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("name"),
                EmailAddress.parse(row.getString("email")).orElse(null),
                AccountRepository.roles(row.getArray("roles")),
                row.getBoolean("active"),
                row.getBoolean("password_change_required"),
                row.getBoolean("second_factor"),
                InstantColumn.read(row, "created_at"),
                row.getInt("version"));
    }
}
