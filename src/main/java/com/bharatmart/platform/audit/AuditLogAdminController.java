package com.bharatmart.platform.audit;

import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: audit log")
class AuditLogAdminController {

    static final String PATH = "/api/v1/admin/audit-log";

    private static final int MAX_LENGTH = 255;

    private final AuditSearchRepository search;

    AuditLogAdminController(AuditSearchRepository search) {
        this.search = search;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(StaffPermissions.AUDIT_LOG)
    @Operation(operationId = "listAuditEntries", summary = "Searches the audit log, newest entries first")
    ResponseEntity<PageResponse<AuditEntry>> list(
            @Parameter(description = "The account that acted") @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Size(max = MAX_LENGTH) @Nullable String action,
            @RequestParam(required = false) @Size(max = MAX_LENGTH) @Nullable String targetType,
            @Parameter(description = "The id of the object of the action")
                    @RequestParam(required = false)
                    @Size(max = MAX_LENGTH) @Nullable String target,
            @RequestParam(required = false) @Size(max = MAX_LENGTH) @Nullable String requestId,
            @Parameter(description = "The start of the period, inclusive") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "The end of the period, exclusive") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @Parameter(description = "nextCursor of the previous page") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var query = new AuditQuery(
                actor, action, targetType, target, requestId, from, to, cursor == null ? null : Cursor.parse(cursor));
        var page = search.page(query, limit);
        return PageResponse.of(page, null, entry -> entry, PATH, parameters);
    }
}
