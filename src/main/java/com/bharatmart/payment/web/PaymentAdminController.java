package com.bharatmart.payment.web;

import com.bharatmart.payment.PaymentId;
import com.bharatmart.payment.PaymentStatus;
import com.bharatmart.payment.search.PaymentAdminService;
import com.bharatmart.payment.search.PaymentQuery;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(PaymentAdminController.PATH)
@Tag(name = "Administration: payments")
class PaymentAdminController {

    static final String PATH = "/api/v1/admin/payments";

    private final PaymentAdminService payments;

    PaymentAdminController(PaymentAdminService payments) {
        this.payments = payments;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.PAYMENTS)
    @Operation(
            operationId = "listPaymentsAsStaff",
            summary = "List and search payments",
            description = "The newest first. The audit log records the payments that were shown.")
    ResponseEntity<PageResponse<PaymentSummaryResponse>> list(
            @RequestParam(required = false) @Nullable PaymentStatus status,
            @Parameter(
                            description =
                                    "The number or id of an order, or an id of a payment or refund, here or at the gateway")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = "^[A-Za-z0-9_-]{4,64}$") String reference,
            @Parameter(description = "Started at this time or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Started before this time") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var query = new PaymentQuery(status, reference, from, to, limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(payments.list(query), null, PaymentSummaryResponse::from, PATH, parameters);
    }

    /** The gateway captures a payment once, so that a repetition does no harm, and no response is stored. */
    @PostMapping("/{paymentId}/capture")
    @PreAuthorize(StaffPermissions.PAYMENT_CHANGES)
    @ProblemCodes({"payment_not_authorized", "503 gateway_unavailable"})
    @Operation(
            operationId = "capturePayment",
            summary = "Take the money of an authorized payment",
            description =
                    "For shops that do not do that by themselves. The order is confirmed, or the money goes back if the order"
                            + " no longer waits for it.")
    PaymentSummaryResponse capture(@PathVariable PaymentId paymentId, IdempotentRequest request) {
        return PaymentSummaryResponse.from(payments.capture(paymentId));
    }
}
