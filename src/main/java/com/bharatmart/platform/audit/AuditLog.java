package com.bharatmart.platform.audit;

import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.security.ShopPrincipal;
import com.github.f4b6a3.uuid.UuidCreator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Records who did what, in the transaction of the change: either both are stored or neither is. */
@Component
public class AuditLog {

    private static final String INSERT = """
            INSERT INTO audit_log (id, actor_kind, actor_id, action, target_type, target_id, before, after, request_id)
            VALUES (:id, :actorKind, :actorId, :action, :targetType, :targetId, :before::jsonb, :after::jsonb, :requestId)
            """;

    private final NamedParameterJdbcTemplate database;
    private final JsonMapper json;

    AuditLog(NamedParameterJdbcTemplate database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Records an action of the current caller, who is a guest without authentication. */
    public void record(AuditEvent event) {
        record(event, actor());
    }

    /** Records several actions of the current caller in one round trip. */
    public void recordAll(List<AuditEvent> events) {
        var actor = actor();
        database.batchUpdate(
                INSERT, events.stream().map(event -> row(event, actor)).toArray(SqlParameterSource[]::new));
    }

    /** Records an action of an account that is not the current caller yet, during its login; null for a guest. */
    public void record(AuditEvent event, @Nullable ShopPrincipal actor) {
        database.update(INSERT, row(event, actor));
    }

    private SqlParameterSource row(AuditEvent event, @Nullable ShopPrincipal actor) {
        return new MapSqlParameterSource()
                .addValue("id", UuidCreator.getTimeOrderedEpoch())
                .addValue("actorKind", actor == null ? "GUEST" : actor.kind().name())
                .addValue("actorId", actor == null ? null : actor.id())
                .addValue("action", event.action())
                .addValue("targetType", event.targetType())
                .addValue("targetId", event.targetId())
                .addValue("before", asJson(event.before()))
                .addValue("after", asJson(event.after()))
                .addValue("requestId", MDC.get(Problem.REQUEST_ID));
    }

    private static @Nullable ShopPrincipal actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof ShopPrincipal principal
                ? principal
                : null;
    }

    private @Nullable String asJson(@Nullable Object state) {
        return state == null ? null : json.writeValueAsString(state);
    }
}
