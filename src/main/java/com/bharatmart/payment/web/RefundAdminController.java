package com.bharatmart.payment.web;

import com.bharatmart.payment.RefundId;
import com.bharatmart.payment.RefundStatus;
import com.bharatmart.payment.search.RefundAdminService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.PageResponse;
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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The refunds of all orders. The route of an order makes them. */
@RestController
@RequestMapping(RefundAdminController.PATH)
@Tag(name = "Administration: payments")
class RefundAdminController {

    static final String PATH = "/api/v1/admin/refunds";

    private final RefundAdminService refunds;
    private final IdempotencyService idempotency;

    RefundAdminController(RefundAdminService refunds, IdempotencyService idempotency) {
        this.refunds = refunds;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.PAYMENTS)
    @Operation(
            operationId = "listRefundsAsStaff",
            summary = "List the refunds of all orders",
            description = "The newest first. Those with the status FAILED are sent again at nextAttemptAt.")
    ResponseEntity<PageResponse<RefundSummaryResponse>> list(
            @RequestParam(required = false) @Nullable RefundStatus status,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = refunds.list(status, limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(page, null, RefundSummaryResponse::from, PATH, parameters);
    }

    @PostMapping("/{refundId}/retry")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @Operation(
            operationId = "retryRefund",
            summary = "Have the gateway send a refund again that has failed",
            description = "At once, and not at nextAttemptAt. Without effect for a refund with another status.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RefundSummaryResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> retry(@PathVariable RefundId refundId, IdempotentRequest request) {
        return idempotency.once(
                request, null, () -> ResponseEntity.ok(RefundSummaryResponse.from(refunds.retry(refundId))));
    }

    @PostMapping("/{refundId}/complete")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @ProblemCodes("refund_not_failed")
    @Operation(
            operationId = "completeRefund",
            summary = "Record that staff have sent a refund that has failed",
            description = "By a transfer from the bank of the shop. The gateway is not asked any more.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = RefundSummaryResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> complete(
            @PathVariable RefundId refundId,
            @Valid @RequestBody RefundCompletionRequest body,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.ok(RefundSummaryResponse.from(refunds.complete(refundId, body.tidyReference()))));
    }
}
