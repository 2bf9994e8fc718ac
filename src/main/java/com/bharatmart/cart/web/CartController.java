package com.bharatmart.cart.web;

import com.bharatmart.cart.CartId;
import com.bharatmart.cart.CartItemId;
import com.bharatmart.cart.CartService;
import com.bharatmart.cart.CartView;
import com.bharatmart.cart.CustomerCartService;
import com.bharatmart.delivery.SavedAddressService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Quantity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/carts")
@Tag(name = "Carts")
class CartController {

    private final CartService carts;
    private final CustomerCartService customerCarts;
    private final SavedAddressService addresses;
    private final IdempotencyService idempotency;

    CartController(
            CartService carts,
            CustomerCartService customerCarts,
            SavedAddressService addresses,
            IdempotencyService idempotency) {
        this.carts = carts;
        this.customerCarts = customerCarts;
        this.addresses = addresses;
        this.idempotency = idempotency;
    }

    @PostMapping
    @Operation(
            operationId = "createCart",
            summary = "Start a cart",
            description =
                    "A new cart for a guest: its id is a secret and the right to use the cart. For a customer, the one"
                            + " active cart, a new one if there is none; only the customer can use it.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = CartResponse.class), mediaType = "application/json"))
    ResponseEntity<?> create(@AuthenticationPrincipal @Nullable ShopPrincipal principal, IdempotentRequest request) {
        var customer = CustomerId.of(principal);
        return idempotency.once(request, null, () -> {
            var cart = customer == null ? carts.create() : customerCarts.findOrCreate(customer);
            return ResponseEntity.created(
                            URI.create("/api/v1/carts/" + cart.id().value()))
                    .eTag(IfMatch.tag(cart.version()))
                    .body(CartResponse.from(cart));
        });
    }

    @GetMapping("/{cartId}")
    @Operation(
            operationId = "getCart",
            summary = "Get a cart",
            description = "With the current prices, totals and availability.")
    ResponseEntity<CartResponse> get(
            @PathVariable CartId cartId, @AuthenticationPrincipal @Nullable ShopPrincipal principal) {
        return response(carts.view(cartId, CustomerId.of(principal)));
    }

    @PostMapping("/{cartId}/items")
    @ProblemCodes({"cart_already_ordered", "cart_limit_exceeded", "insufficient_stock", "not_for_sale"})
    @Operation(
            operationId = "addCartItem",
            summary = "Add units",
            description = "Adds to the line of the SKU if the cart has one.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = CartResponse.class), mediaType = "application/json"))
    ResponseEntity<?> add(
            @PathVariable CartId cartId,
            @Valid @RequestBody AddItemRequest body,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> response(carts.add(
                        cartId, CustomerId.of(principal), ifMatch, body.sku(), new Quantity(body.quantity()))));
    }

    @PatchMapping("/{cartId}/items/{itemId}")
    @ProblemCodes({"cart_already_ordered", "cart_limit_exceeded", "insufficient_stock", "not_for_sale"})
    @Operation(operationId = "changeCartItem", summary = "Change the quantity of a line")
    ResponseEntity<CartResponse> change(
            @PathVariable CartId cartId,
            @PathVariable CartItemId itemId,
            @Valid @RequestBody ChangeItemRequest body,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IfMatch ifMatch) {
        return response(carts.change(cartId, CustomerId.of(principal), ifMatch, itemId, new Quantity(body.quantity())));
    }

    @DeleteMapping("/{cartId}/items/{itemId}")
    @ProblemCodes("cart_already_ordered")
    @Operation(operationId = "removeCartItem", summary = "Remove a line")
    ResponseEntity<CartResponse> remove(
            @PathVariable CartId cartId,
            @PathVariable CartItemId itemId,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IfMatch ifMatch) {
        return response(carts.remove(cartId, CustomerId.of(principal), ifMatch, itemId));
    }

    @PostMapping("/{cartId}/quote")
    @ProblemCodes({"cart_already_ordered", "cart_empty", "not_for_sale"})
    @Operation(
            operationId = "quoteCart",
            summary = "Get the cost of a cart",
            description = "With GST and shipping to an address or, for a customer, a saved one.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = QuoteResponse.class), mediaType = "application/json"))
    ResponseEntity<?> quote(
            @PathVariable CartId cartId,
            @Valid @RequestBody QuoteRequest body,
            @AuthenticationPrincipal @Nullable ShopPrincipal principal,
            IdempotentRequest request) {
        var customer = CustomerId.of(principal);
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.ok(QuoteResponse.from(carts.quote(
                        cartId, customer, body.state(id -> addresses.require(customer, id, "#/addressId"))))));
    }

    private static ResponseEntity<CartResponse> response(CartView cart) {
        return ResponseEntity.ok().eTag(IfMatch.tag(cart.version())).body(CartResponse.from(cart));
    }
}
