package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderService;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderController.PATH)
@Tag(name = "Orders")
class OrderController {

    static final String PATH = "/api/v1/orders";

    static final String TOKEN_HEADER = "X-Order-Token";

    private final OrderService orders;
    private final IdempotencyService idempotency;

    OrderController(OrderService orders, IdempotencyService idempotency) {
        this.orders = orders;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listOrders",
            summary = "List your orders",
            description =
                    "The newest first, with those that were placed as a guest and have the verified e-mail address of the"
                            + " account. They join it with each login and each verification. Those with its phone join it"
                            + " within 90 days, when a code to the phone logs in or verifies the phone.")
    ResponseEntity<PageResponse<OrderSummaryResponse>> list(
            @AuthenticationPrincipal ShopPrincipal principal,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var list = orders.list(
                new CustomerId(principal.id()), limit, cursor == null ? null : Cursor.parse(cursor), include != null);
        return PageResponse.of(list.page(), list.total(), OrderSummaryResponse::from, PATH, parameters);
    }

    @GetMapping("/{orderId}")
    @Operation(
            operationId = "getOrder",
            summary = "Get an order",
            description = "Your own order. A guest sends the token that the checkout returned.")
    OrderResponse get(
            @PathVariable OrderId orderId,
            @RequestHeader(name = TOKEN_HEADER, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal) {
        return OrderResponse.from(orders.view(orderId, CustomerId.of(principal), token));
    }

    @PostMapping("/{orderId}/cancel")
    @ProblemCodes({"wrong_order_status", "order_partly_shipped"})
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = "Possible until the order is shipped. Its stock becomes available again.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    ResponseEntity<?> cancel(
            @PathVariable OrderId orderId,
            @RequestHeader(name = TOKEN_HEADER, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            @IdempotencyKeyRequired IdempotentRequest request) {
        return idempotency.once(
                request,
                null,
                () -> ResponseEntity.ok(OrderResponse.from(orders.cancel(orderId, CustomerId.of(principal), token))));
    }
}
