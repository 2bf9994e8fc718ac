package com.bharatmart.notification.web;

import com.bharatmart.notification.StockNoticeService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class StockNoticeController {

    private final StockNoticeService notices;
    private final IdempotencyService idempotency;

    StockNoticeController(StockNoticeService notices, IdempotencyService idempotency) {
        this.notices = notices;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/variants/{sku}/stock-notices")
    @ProblemCodes({"in_stock", "feature_unavailable"})
    @Operation(
            operationId = "requestStockNotice",
            summary = "Be told when a variant is back in stock",
            description =
                    "One mail, then the notice ends. An address that is not the verified one of the caller's account"
                            + " gets a mail with a token first, which confirms or withdraws the notice. 409 in_stock if the"
                            + " variant can be bought now.")
    @ApiResponse(
            responseCode = "202",
            description = "The request is taken",
            content =
                    @Content(
                            schema = @Schema(implementation = StockNoticeAcceptedResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> request(
            @PathVariable Sku sku,
            @Valid @RequestBody(required = false) @Nullable StockNoticeRequest body,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IdempotentRequest request,
            HttpServletRequest http) {
        var email = body == null ? null : body.email();
        return idempotency.once(request, body, () -> {
            notices.request(sku, CustomerId.of(principal), email, http.getRemoteAddr());
            return ResponseEntity.accepted().body(StockNoticeAcceptedResponse.ANSWER);
        });
    }

    @PostMapping("/api/v1/stock-notices/confirm")
    @ProblemCodes("not_found")
    @Operation(
            operationId = "confirmStockNotice",
            summary = "Confirm a stock notice with the mailed token",
            description = "The address gets its one mail when the variant is in stock. A repetition changes nothing.")
    @ApiResponse(responseCode = "204", description = "The notice waits for stock", content = @Content)
    ResponseEntity<?> confirm(@Valid @RequestBody StockNoticeTokenRequest body, IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            notices.confirm(body.token());
            return ResponseEntity.noContent().build();
        });
    }

    @PostMapping("/api/v1/stock-notices/cancel")
    @ProblemCodes("not_found")
    @Operation(
            operationId = "cancelStockNotice",
            summary = "Withdraw a stock notice with the mailed token",
            description = "The address is deleted. 404 if the notice has ended.")
    @ApiResponse(responseCode = "204", description = "There is no such notice any more", content = @Content)
    ResponseEntity<?> cancel(@Valid @RequestBody StockNoticeTokenRequest body, IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            notices.cancel(body.token());
            return ResponseEntity.noContent().build();
        });
    }
}
