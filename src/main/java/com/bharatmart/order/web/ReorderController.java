package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.reorder.ReorderService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderController.PATH)
@Tag(name = "Orders")
class ReorderController {

    private final ReorderService reorders;
    private final IdempotencyService idempotency;

    ReorderController(ReorderService reorders, IdempotencyService idempotency) {
        this.reorders = reorders;
        this.idempotency = idempotency;
    }

    @PostMapping("/{orderId}/reorder")
    @Operation(
            operationId = "reorderItems",
            summary = "Put the items of an order into a cart again",
            description = "At the current prices, and as far as they are available: the response says what was added,"
                    + " what was not, and why. It adds to what the cart has. A customer's items go into the active cart;"
                    + " a guest sends the token of the order and gets a new cart, or names one.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = ReorderResponse.class), mediaType = "application/json"))
    @ProblemCodes("cart_already_ordered")
    ResponseEntity<?> reorder(
            @PathVariable OrderId orderId,
            @Valid @RequestBody(required = false) @Nullable ReorderRequest body,
            @Parameter(description = "The token that the checkout returned, for a guest.")
                    @RequestHeader(name = OrderController.TOKEN_HEADER, required = false)
                    @Nullable String token,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.ok(ReorderResponse.from(
                        reorders.reorder(orderId, CustomerId.of(principal), token, ReorderRequest.cartIdOf(body)))));
    }
}
