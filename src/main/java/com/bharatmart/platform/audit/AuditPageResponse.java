package com.bharatmart.platform.audit;

import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

record AuditPageResponse(
        List<AuditEntry> data,

        @Schema(type = "string", description = "Where the next page starts; null on the last.") @Nullable Cursor nextCursor) {

    static AuditPageResponse from(Page<AuditEntry> page) {
        return new AuditPageResponse(page.data(), page.nextCursor());
    }
}
