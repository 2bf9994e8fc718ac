package com.bharatmart.platform.audit;

import com.bharatmart.platform.database.InstantColumn;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the audit log, as stored and as returned. */
record AuditEntry(
        UUID id,
        Instant at,

        @Schema(allowableValues = {"CUSTOMER", "STAFF", "GUEST"})
        String actorKind,

        @Schema(description = "The account; null for guests.") @Nullable UUID actorId,

        @Schema(example = "product.updated") String action,
        String targetType,
        String targetId,

        @Schema(description = "The state before, an object; null if there was none.") @JsonRawValue @Nullable Object before,

        @Schema(description = "The state after, an object; null if there is none.") @JsonRawValue @Nullable Object after,

        @Nullable String requestId) {

    static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                InstantColumn.read(row, "at"),
                row.getString("actor_kind"),
                row.getObject("actor_id", UUID.class),
                row.getString("action"),
                row.getString("target_type"),
                row.getString("target_id"),
                row.getString("before"),
                row.getString("after"),
                row.getString("request_id"));
    }
}
