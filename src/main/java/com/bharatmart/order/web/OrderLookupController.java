package com.bharatmart.order.web;

import com.bharatmart.order.OrderLookupService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/order-lookups")
@Tag(name = "Orders")
class OrderLookupController {

    private final OrderLookupService lookups;
    private final IdempotencyService idempotency;

    OrderLookupController(OrderLookupService lookups, IdempotencyService idempotency) {
        this.lookups = lookups;
        this.idempotency = idempotency;
    }

    @PostMapping
    @ProblemCodes("feature_unavailable")
    @Operation(
            operationId = "requestOrderLookup",
            summary = "Find an order that was placed as a guest",
            description =
                    "If a guest order has this number and phone, its phone gets a code: six digits, valid once, for a"
                            + " few minutes and a few tries. The response is the same whether there is such an order or not, and"
                            + " also if the phone got a code within the last half minute. The order of an account is not found:"
                            + " its owner logs in.")
    @ApiResponse(
            responseCode = "202",
            description = "The request is taken",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderLookupAcceptedResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> request(
            @Valid @RequestBody OrderLookupRequest body, IdempotentRequest request, HttpServletRequest http) {
        return idempotency.once(request, body, () -> {
            lookups.request(body.orderNumber(), body.phone(), http.getRemoteAddr());
            return ResponseEntity.accepted().body(OrderLookupAcceptedResponse.ANSWER);
        });
    }

    @PostMapping("/verify")
    @ProblemCodes("422 invalid_code")
    @Operation(
            operationId = "verifyOrderLookup",
            summary = "Get the token of a guest order with the code that was sent to its phone",
            description =
                    "Send the token as X-Order-Token to see or cancel the order. It is valid for a day; the token of"
                            + " the checkout and those of other look-ups stay valid. 422 invalid_code for a wrong code, and for a"
                            + " number or a phone without an order.")
    @ApiResponse(
            responseCode = "200",
            description = "The id of the order and a token for it",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderLookupResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> verify(
            @Valid @RequestBody OrderLookupCodeRequest body, IdempotentRequest request, HttpServletRequest http) {
        var prepared = lookups.prepare(body.orderNumber(), body.phone(), body.code(), http.getRemoteAddr());
        return idempotency.once(
                request, body, () -> ResponseEntity.ok(OrderLookupResponse.from(lookups.complete(prepared))));
    }
}
