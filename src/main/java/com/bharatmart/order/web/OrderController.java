package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.Orders;
import com.bharatmart.platform.idempotency.Idempotency;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.idempotency.KeyRequired;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/orders/{orderId}")
@Tag(name = "Orders")
class OrderController {

    private static final String TOKEN = "X-Order-Token";

    private final Orders orders;
    private final Idempotency idempotency;

    OrderController(Orders orders, Idempotency idempotency) {
        this.orders = orders;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Look at an order", description = "A guest shows the token that checkout has returned.")
    OrderResponse get(
            @PathVariable OrderId orderId, @RequestHeader(name = TOKEN, required = false) @Nullable String token) {
        return OrderResponse.from(orders.view(orderId, token));
    }

    @PostMapping("/cancel")
    @Operation(
            summary = "Cancel an order",
            description = "As long as it has not been shipped. Its stock is given back.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    ResponseEntity<?> cancel(
            @PathVariable OrderId orderId,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @KeyRequired IdempotentRequest request) {
        return idempotency.once(
                request, null, () -> ResponseEntity.ok(OrderResponse.from(orders.cancel(orderId, token))));
    }
}
