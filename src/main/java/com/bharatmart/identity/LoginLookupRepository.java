package com.bharatmart.identity;

import com.bharatmart.identity.totp.SecondFactorProperties;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.LoginLookup;
import com.bharatmart.platform.security.LoginRestriction;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.ShopPrincipal.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the login of each authenticated request. The database's clock decides whether it has expired. */
@Repository
class LoginLookupRepository implements LoginLookup {

    /** By primary keys. Runs before every authenticated request, also on a read-only standby. */
    private static final String FIND = """
            SELECT a.id, a.kind, a.name, a.roles, a.password_change_required, l.second_factor_shown,
                   a.kind = 'STAFF' AND EXISTS (
                       SELECT FROM second_factor f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL
                   ) AS has_second_factor,
                   l.last_seen_at < now() - INTERVAL '5 minutes'
                       AND current_setting('transaction_read_only') = 'off' AS not_seen_lately
            FROM login_session l JOIN account a ON a.id = l.account_id
            WHERE l.id = :login AND l.expires_at > now() AND a.active""";

    /** At most once in five minutes, so that most requests write nothing. */
    private static final String SEEN = """
            UPDATE login_session
            SET last_seen_at = now(),
                expires_at = LEAST(now() + make_interval(secs => :idle), created_at + make_interval(secs => :lifetime))
            WHERE id = :login AND last_seen_at < now() - INTERVAL '5 minutes'""";

    private final JdbcClient jdbc;
    private final LoginProperties properties;
    private final SecondFactorProperties secondFactor;

    LoginLookupRepository(JdbcClient jdbc, LoginProperties properties, SecondFactorProperties secondFactor) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.secondFactor = secondFactor;
    }

    @Override
    public Optional<LoginAuthentication> find(UUID login) {
        var found = jdbc.sql(FIND).param("login", login).query(Found::from).optional();
        found.filter(Found::notSeenLately)
                .ifPresent(stale -> markSeen(login, stale.principal().kind()));
        return found.map(one -> new LoginAuthentication(one.principal(), login, one.restriction(secondFactor)));
    }

    private void markSeen(UUID login, Kind kind) {
        jdbc.sql(SEEN)
                .param("idle", properties.idle(kind).toSeconds())
                .param("lifetime", properties.lifetime(kind).toSeconds())
                .param("login", login)
                .update();
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
