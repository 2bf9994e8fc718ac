package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderQuery;
import com.bharatmart.order.OrderSearchRepository;
import com.bharatmart.order.OrderService;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
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

    private static final String TOKEN = "X-Order-Token";

    private final OrderService orders;
    private final OrderSearchRepository register;
    private final IdempotencyService idempotency;

    OrderController(OrderService orders, OrderSearchRepository register, IdempotencyService idempotency) {
        this.orders = orders;
        this.register = register;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            summary = "List your orders",
            description =
                    "The newest first. Those that a guest has placed are not among them, whatever address they name:"
                            + " that proves nothing.")
    ResponseEntity<PageResponse<OrderSummaryResponse>> list(
            @AuthenticationPrincipal ShopPrincipal who,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var list = register.list(OrderQuery.ofCustomer(
                new CustomerId(who.id()), limit, cursor == null ? null : Cursor.parse(cursor), include != null));
        return PageResponse.of(list.page(), list.total(), OrderSummaryResponse::from, PATH, parameters);
    }

    @GetMapping("/{orderId}")
    @Operation(
            summary = "Look at an order",
            description = "One of your own; a guest shows the token that checkout has returned.")
    OrderResponse get(
            @PathVariable OrderId orderId,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal who) {
        return OrderResponse.from(orders.view(orderId, CustomerId.of(who), token));
    }

    @PostMapping("/{orderId}/cancel")
    @Operation(
            summary = "Cancel an order",
            description = "As long as it has not been shipped. Its stock is given back.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = OrderResponse.class), mediaType = "application/json"))
    ResponseEntity<?> cancel(
            @PathVariable OrderId orderId,
            @RequestHeader(name = TOKEN, required = false) @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal who,
            @IdempotencyKeyRequired IdempotentRequest request) {
        return idempotency.once(
                request,
                null,
                () -> ResponseEntity.ok(OrderResponse.from(orders.cancel(orderId, CustomerId.of(who), token))));
    }
}
