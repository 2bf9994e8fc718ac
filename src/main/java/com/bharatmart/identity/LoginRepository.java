package com.bharatmart.identity;

import com.bharatmart.platform.database.InstantColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The logins in the table {@code login_session}. The database's clock decides when one expires. */
@Repository
class LoginRepository {

    /** Adds nothing if the account has changed since it was read. Waits for a change that is in progress. */
    private static final String ADD = """
            INSERT INTO login_session
                (id, account_id, method, user_agent, client_address, second_factor_shown, expires_at)
            SELECT :login, id, :method, :userAgent, :address, :shown, now() + make_interval(secs => :idle)
            FROM account WHERE id = :account AND version = :version AND active
            FOR SHARE""";

    private static final String HAS_VERIFIED_SECOND_FACTOR =
            "SELECT EXISTS (SELECT FROM login_session WHERE id = :login AND second_factor_shown)";

    private static final String IS_FRESH = """
            SELECT EXISTS (SELECT FROM login_session
                           WHERE id = :login AND created_at > now() - make_interval(secs => :seconds))""";

    /** By the index {@code login_session_account}, as {@link #END_OTHERS} and {@link #END_ALL}. */
    private static final String LIST = """
            SELECT id, method, user_agent, client_address, created_at, last_seen_at, expires_at FROM login_session
            WHERE account_id = :account AND expires_at > now() AND (:after::uuid IS NULL OR id < :after)
            ORDER BY id DESC LIMIT :limit""";

    private static final String END_OTHERS = "DELETE FROM login_session WHERE account_id = :account AND id <> :login";
    private static final String END = "DELETE FROM login_session WHERE id = :login";
    private static final String END_OWN =
            "DELETE FROM login_session WHERE id = :login AND account_id = :account AND expires_at > now()";
    private static final String END_ALL = "DELETE FROM login_session WHERE account_id = :account";

    private final JdbcClient jdbc;
    private final LoginProperties properties;

    LoginRepository(JdbcClient jdbc, LoginProperties properties) {
        this.jdbc = jdbc;
        this.properties = properties;
    }

    /** Returns false if the account has changed since it was read. */
    boolean add(LoginId login, Account account, LoginMethod method, Device device, boolean secondFactorVerified) {
        return jdbc.sql(ADD)
                        .param("login", login.value())
                        .param("method", method.name())
                        .param("userAgent", device.userAgent())
                        .param("address", device.address())
                        .param("shown", secondFactorVerified)
                        .param("idle", properties.idle(account.kind()).toSeconds())
                        .param("account", account.id().value())
                        .param("version", account.version())
                        .update()
                == 1;
    }

    boolean hasVerifiedSecondFactor(LoginId login) {
        return jdbc.sql(HAS_VERIFIED_SECOND_FACTOR)
                .param("login", login.value())
                .query(Boolean.class)
                .single();
    }

    /** Returns whether the login was opened within this time. */
    boolean isFresh(LoginId login, Duration age) {
        return jdbc.sql(IS_FRESH)
                .param("login", login.value())
                .param("seconds", age.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** Returns the latest logins first, starting after {@code after}. */
    List<ActiveSessionService.Login> list(AccountId account, @Nullable LoginId after, int limit) {
        return jdbc.sql(LIST)
                .param("account", account.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(LoginRepository::login)
                .list();
    }

    /** Returns false if the login had ended before. */
    boolean end(LoginId login) {
        return jdbc.sql(END).param("login", login.value()).update() == 1;
    }

    /** Returns false if the login has ended or belongs to another account. */
    boolean end(AccountId account, LoginId login) {
        return jdbc.sql(END_OWN)
                        .param("login", login.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void endOthers(AccountId account, LoginId current) {
        jdbc.sql(END_OTHERS)
                .param("account", account.value())
                .param("login", current.value())
                .update();
    }

    void endAll(AccountId account) {
        jdbc.sql(END_ALL).param("account", account.value()).update();
    }

    private static ActiveSessionService.Login login(ResultSet row, int number) throws SQLException {
        return new ActiveSessionService.Login(
                new LoginId(row.getObject("id", UUID.class)),
                LoginMethod.valueOf(row.getString("method")),
                new Device(row.getString("user_agent"), row.getString("client_address")),
                InstantColumn.read(row, "created_at"),
                InstantColumn.read(row, "last_seen_at"),
                InstantColumn.read(row, "expires_at"));
    }
}
