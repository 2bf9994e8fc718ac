package com.bharatmart.customer;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.Device;
import com.bharatmart.platform.database.InstantColumn;
import com.github.f4b6a3.uuid.UuidCreator;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code consent}, which the database protects from changes of its entries. By the index {@code consent_account}. */
@Repository
class ConsentRepository {

    private static final String COLUMNS =
            "id, position, purpose, notice_version, given, at, client_address, user_agent FROM consent WHERE account_id = :account";

    private static final String ADD = """
            INSERT INTO consent (id, account_id, purpose, notice_version, given, client_address, user_agent)
            VALUES (:id, :account, :purpose, :notice, :given, :address, :userAgent)""";

    private static final String PAGE = "SELECT " + COLUMNS
            + " AND (:after::bigint IS NULL OR position < :after) ORDER BY position DESC LIMIT :limit";

    private static final String CURRENT =
            "SELECT DISTINCT ON (purpose) " + COLUMNS + " ORDER BY purpose, position DESC";

    private static final String GIVEN = """
            SELECT account_id, purpose FROM (
                SELECT DISTINCT ON (account_id, purpose) account_id, purpose, given
                FROM consent WHERE account_id = ANY (?::uuid[])
                ORDER BY account_id, purpose, position DESC) AS latest
            WHERE given""";

    private static final String REMOVE_DEVICES = """
            UPDATE consent SET client_address = NULL, user_agent = NULL
            WHERE account_id = :account AND (client_address IS NOT NULL OR user_agent IS NOT NULL)""";

    private final JdbcClient jdbc;

    ConsentRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(AccountId account, ConsentPurpose purpose, String noticeVersion, boolean given, Device device) {
        jdbc.sql(ADD)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("account", account.value())
                .param("purpose", purpose.name())
                .param("notice", noticeVersion)
                .param("given", given)
                .param("address", device.address())
                .param("userAgent", device.userAgent())
                .update();
    }

    /** Returns the latest entries first, starting after {@code after}. */
    List<Consent> page(AccountId account, @Nullable Long after, int limit) {
        return jdbc.sql(PAGE)
                .param("account", account.value())
                .param("after", after)
                .param("limit", limit)
                .query(ConsentRepository::consent)
                .list();
    }

    /** Returns the latest entry of each purpose. */
    List<Consent> current(AccountId account) {
        return jdbc.sql(CURRENT)
                .param("account", account.value())
                .query(ConsentRepository::consent)
                .list();
    }

    /** The purposes to which each of the accounts consents now. The result lacks accounts without any. */
    Map<AccountId, Set<ConsentPurpose>> given(Collection<AccountId> accounts) {
        var given = new HashMap<AccountId, Set<ConsentPurpose>>();
        jdbc.sql(GIVEN)
                .param(accounts.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query(row -> {
                    given.computeIfAbsent(
                                    new AccountId(row.getObject(1, UUID.class)),
                                    _ -> EnumSet.noneOf(ConsentPurpose.class))
                            .add(ConsentPurpose.valueOf(row.getString(2)));
                });
        return given;
    }

    void removeDevices(AccountId account) {
        jdbc.sql(REMOVE_DEVICES).param("account", account.value()).update();
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(
                row.getObject("id", UUID.class),
                row.getLong("position"),
                ConsentPurpose.valueOf(row.getString("purpose")),
                row.getString("notice_version"),
                row.getBoolean("given"),
                InstantColumn.read(row, "at"),
                new Device(row.getString("user_agent"), row.getString("client_address")));
    }
}
