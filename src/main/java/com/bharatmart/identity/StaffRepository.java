package com.bharatmart.identity;

import com.bharatmart.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Staff in the table of accounts, to look at. */
@Repository
class StaffRepository {

    private static final String COLUMNS = """
            SELECT id, name, email, roles, active, password_change_required, created_at, version,
                   EXISTS (SELECT FROM second_factor f WHERE f.account_id = account.id AND f.confirmed_at IS NOT NULL)
                       AS second_factor
            FROM account WHERE kind = 'STAFF'""";

    /** By the index {@code account_staff}. */
    private static final String PAGE = COLUMNS + " AND (:after::uuid IS NULL OR id > :after) ORDER BY id LIMIT :limit";

    private static final String FIND = COLUMNS + " AND id = :id";

    private final JdbcClient jdbc;

    StaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the order of their joining, from the one after {@code after} on. */
    List<StaffMember> page(@Nullable UUID after, int limit) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .param("limit", limit)
                .query(StaffRepository::member)
                .list();
    }

    Optional<StaffMember> find(AccountId id) {
        return jdbc.sql(FIND)
                .param("id", id.value())
                .query(StaffRepository::member)
                .optional();
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
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"));
    }
}
