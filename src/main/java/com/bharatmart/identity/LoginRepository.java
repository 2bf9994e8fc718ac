package com.bharatmart.identity;

import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.LoginLookup;
import com.bharatmart.platform.security.LoginRestriction;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.ShopPrincipal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of the logins that stand. When one has expired is for the database's clock to say. */
@Repository
class LoginRepository implements LoginLookup {

    /** By the primary keys of all: this stands before every request of somebody who is signed in, also where nothing can be written. */
    private static final String FIND = """
            SELECT a.id, a.kind, a.name, a.roles, a.password_change_required, l.second_factor_shown,
                   a.kind = 'STAFF' AND EXISTS (
                       SELECT FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL
                   ) AS has_second_factor,
                   l.last_seen_at < now() - INTERVAL '5 minutes'
                       AND current_setting('transaction_read_only') = 'off' AS not_seen_lately
            FROM login_session l JOIN account a ON a.id = l.account_id
            WHERE l.id = :login AND l.expires_at > now() AND a.active""";

    /** Once in five minutes, so that reading stays reading. */
    private static final String SEEN = """
            UPDATE login_session
            SET last_seen_at = now(),
                expires_at = LEAST(now() + make_interval(secs => :idle), created_at + make_interval(secs => :lifetime))
            WHERE id = :login AND last_seen_at < now() - INTERVAL '5 minutes'""";

    /** Adds nothing if what the login is built on has changed; a change that is under way is waited for. */
    private static final String ADD = """
            INSERT INTO login_session
                (id, account_id, method, user_agent, client_address, second_factor_shown, expires_at)
            SELECT :login, id, :method, :userAgent, :address, :shown, now() + make_interval(secs => :idle)
            FROM account WHERE id = :account AND version = :version AND active
            FOR SHARE""";

    private static final String IS_SECOND_FACTOR_SHOWN =
            "SELECT EXISTS (SELECT FROM login_session WHERE id = :login AND second_factor_shown)";

    private static final String IS_FRESH = """
            SELECT EXISTS (SELECT FROM login_session
                           WHERE id = :login AND created_at > now() - make_interval(secs => :seconds))""";

    /** By the index {@code login_session_account}, as the two after it. */
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
    private final SecondFactorProperties secondFactor;

    LoginRepository(JdbcClient jdbc, LoginProperties properties, SecondFactorProperties secondFactor) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.secondFactor = secondFactor;
    }

    @Override
    public Optional<LoginAuthentication> find(UUID login) {
        var found = jdbc.sql(FIND).param("login", login).query(Found::from).optional();
        found.filter(Found::notSeenLately).ifPresent(stale -> seen(login, stale.principal.kind()));
        return found.map(one -> new LoginAuthentication(one.principal, login, one.restriction(secondFactor)));
    }

    /** Whether it was added: not if the account has changed since it was read. */
    boolean add(LoginId login, Account account, LoginMethod method, Device device, boolean secondFactorShown) {
        return jdbc.sql(ADD)
                        .param("login", login.value())
                        .param("method", method.name())
                        .param("userAgent", device.userAgent())
                        .param("address", device.address())
                        .param("shown", secondFactorShown)
                        .param("idle", seconds(properties.idle(account.kind())))
                        .param("account", account.id().value())
                        .param("version", account.version())
                        .update()
                == 1;
    }

    boolean isSecondFactorShown(LoginId login) {
        return jdbc.sql(IS_SECOND_FACTOR_SHOWN)
                .param("login", login.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether it stood until now. */
    boolean end(LoginId login) {
        return jdbc.sql(END).param("login", login.value()).update() == 1;
    }

    /** Whether it was opened so shortly ago. */
    boolean isFresh(LoginId login, Duration age) {
        return jdbc.sql(IS_FRESH)
                .param("login", login.value())
                .param("seconds", seconds(age))
                .query(Boolean.class)
                .single();
    }

    /** Whether it stood until now, and was this account's. */
    boolean end(AccountId account, LoginId login) {
        return jdbc.sql(END_OWN)
                        .param("login", login.value())
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void endOthers(AccountId account, LoginId but) {
        jdbc.sql(END_OTHERS)
                .param("account", account.value())
                .param("login", but.value())
                .update();
    }

    /** The latest first, from the one after {@code after} on. */
    List<ActiveSessionService.Login> list(AccountId account, @Nullable LoginId after, int limit) {
        return jdbc.sql(LIST)
                .param("account", account.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit)
                .query(LoginRepository::login)
                .list();
    }

    void endAll(AccountId account) {
        jdbc.sql(END_ALL).param("account", account.value()).update();
    }

    private void seen(UUID login, Kind kind) {
        jdbc.sql(SEEN)
                .param("idle", seconds(properties.idle(kind)))
                .param("lifetime", seconds(properties.lifetime(kind)))
                .param("login", login)
                .update();
    }

    private static ActiveSessionService.Login login(ResultSet row, int number) throws SQLException {
        return new ActiveSessionService.Login(
                new LoginId(row.getObject("id", UUID.class)),
                LoginMethod.valueOf(row.getString("method")),
                new Device(row.getString("user_agent"), row.getString("client_address")),
                time(row, "created_at"),
                time(row, "last_seen_at"),
                time(row, "expires_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static long seconds(Duration duration) {
        return duration.toSeconds();
    }

    private record Found(
            ShopPrincipal principal,
            boolean mustChangePassword,
            boolean hasSecondFactor,
            boolean secondFactorShown,
            boolean notSeenLately) {

        @Nullable LoginRestriction restriction(SecondFactorProperties properties) {
            if (hasSecondFactor && !secondFactorShown) {
                return LoginRestriction.SECOND_FACTOR;
            }
            if (mustChangePassword) {
                return LoginRestriction.PASSWORD_CHANGE;
            }
            return !hasSecondFactor && properties.isRequiredOf(principal.roles())
                    ? LoginRestriction.SECOND_FACTOR_ENROLLMENT
                    : null;
        }

        static Found from(ResultSet row, int number) throws SQLException {
            return new Found(
                    new ShopPrincipal(
                            row.getObject("id", UUID.class),
                            Kind.valueOf(row.getString("kind")),
                            row.getString("name"),
                            AccountRepository.roles(row.getArray("roles"))),
                    row.getBoolean("password_change_required"),
                    row.getBoolean("has_second_factor"),
                    row.getBoolean("second_factor_shown"),
                    row.getBoolean("not_seen_lately"));
        }
    }
}
