package com.bharatmart.payment.web;

import com.bharatmart.payment.mismatch.MismatchService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(MismatchAdminController.PATH)
@Tag(name = "Administration: payments")
class MismatchAdminController {

    static final String PATH = PaymentAdminController.PATH + "/mismatches";

    private final MismatchService mismatches;
    private final IdempotencyService idempotency;

    MismatchAdminController(MismatchService mismatches, IdempotencyService idempotency) {
        this.mismatches = mismatches;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.PAYMENTS)
    @Operation(
            operationId = "listPaymentMismatches",
            summary = "List what the shop and the payment gateway do not agree in",
            description = "The newest first.")
    ResponseEntity<PageResponse<MismatchResponse>> list(
            @Parameter(description = "Whether to leave out what staff have resolved")
                    @RequestParam(defaultValue = "true")
                    boolean open,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = mismatches.list(open, limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, MismatchResponse::from, PATH, parameters);
    }

    @PostMapping("/{mismatchId}/resolve")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @Operation(
            operationId = "resolvePaymentMismatch",
            summary = "Close a mismatch",
            description = "With what was found out and done. 404 if it is closed already.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = MismatchResponse.class), mediaType = "application/json"))
    ResponseEntity<?> resolve(
            @PathVariable UUID mismatchId,
            @Valid @RequestBody MismatchResolutionRequest body,
            @AuthenticationPrincipal ShopPrincipal principal,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.ok(MismatchResponse.from(mismatches
                        .resolve(mismatchId, principal.getName(), body.tidyResolution())
                        .orElseThrow(MismatchNotFoundException::new))));
    }
}
