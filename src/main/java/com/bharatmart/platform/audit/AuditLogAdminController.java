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

    private static final int LONGEST = 255;

    private final AuditSearchRepository search;

    AuditLogAdminController(AuditSearchRepository search) {
        this.search = search;
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(StaffPermissions.AUDIT_LOG)
    @Operation(summary = "Searches the audit log, newest entries first")
    ResponseEntity<PageResponse<AuditEntry>> list(
            @Parameter(description = "The account that did it") @RequestParam(required = false) @Nullable UUID actor,
            @RequestParam(required = false) @Size(max = LONGEST) @Nullable String action,
            @RequestParam(required = false) @Size(max = LONGEST) @Nullable String targetType,
            @Parameter(description = "The id of what it was done to")
                    @RequestParam(required = false)
                    @Size(max = LONGEST) @Nullable String target,
            @RequestParam(required = false) @Size(max = LONGEST) @Nullable String requestId,
            @Parameter(description = "The earliest time") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "The first time that is too late") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @Parameter(description = "nextCursor of the page before") @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var query = new AuditQuery(
                actor, action, targetType, target, requestId, from, to, cursor == null ? null : Cursor.parse(cursor));
        var page = search.page(query, limit);
        return PageResponse.of(page, null, entry -> entry, PATH, parameters);
    }
}
