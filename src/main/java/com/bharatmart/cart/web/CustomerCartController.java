package com.bharatmart.cart.web;

import com.bharatmart.cart.CartException;
import com.bharatmart.cart.CustomerCartService;
import com.bharatmart.cart.WishlistService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The cart and the wishlist of the customer who is logged in. */
@RestController
@RequestMapping("/api/v1/customers/me")
@Tag(name = "Customers")
class CustomerCartController {

    private static final String WISHLIST = "/api/v1/customers/me/wishlist";

    private final CustomerCartService carts;
    private final WishlistService wishlists;
    private final IdempotencyService idempotency;

    CustomerCartController(CustomerCartService carts, WishlistService wishlists, IdempotencyService idempotency) {
        this.carts = carts;
        this.wishlists = wishlists;
        this.idempotency = idempotency;
    }

    @GetMapping("/cart")
    @ProblemCodes("not_found")
    @Operation(
            operationId = "findCart",
            summary = "Find your cart",
            description = "404 if you have none; POST /api/v1/carts starts one.")
    @ApiResponse(
            responseCode = "200",
            description = "The cart, to a client that follows the redirection",
            content = @Content(schema = @Schema(implementation = CartResponse.class), mediaType = "application/json"))
    @ApiResponse(responseCode = "303", description = "The address of the cart is in Location.", content = @Content)
    ResponseEntity<Void> cart(@AuthenticationPrincipal ShopPrincipal principal) {
        var cart = carts.find(new CustomerId(principal.id())).orElseThrow(CartException.NotFoundException::new);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/api/v1/carts/" + cart.value()))
                .build();
    }

    @GetMapping("/wishlist")
    @Operation(
            operationId = "listWishlistItems",
            summary = "Get your wishlist",
            description = "The newest first, at the current prices.")
    ResponseEntity<PageResponse<WishlistItemResponse>> wishlist(
            @AuthenticationPrincipal ShopPrincipal principal,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = wishlists.list(new CustomerId(principal.id()), cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, WishlistItemResponse::from, WISHLIST, parameters);
    }

    @PostMapping("/wishlist")
    @ProblemCodes({"cart_limit_exceeded", "not_for_sale"})
    @Operation(
            operationId = "addWishlistItem",
            summary = "Add a SKU to your wishlist",
            description = "A SKU is on the list at most once.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = WishlistItemResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> add(
            @AuthenticationPrincipal ShopPrincipal principal,
            @Valid @RequestBody WishlistItemRequest body,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var item = wishlists.add(new CustomerId(principal.id()), body.sku());
            return ResponseEntity.created(URI.create(WISHLIST + '/' + item.sku().inPath()))
                    .body(WishlistItemResponse.from(item));
        });
    }

    @DeleteMapping("/wishlist/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeWishlistItem",
            summary = "Remove a SKU from your wishlist",
            description = "In the path, ~ stands for a slash in the SKU.")
    void remove(@AuthenticationPrincipal ShopPrincipal principal, @PathVariable Sku sku) {
        wishlists.remove(new CustomerId(principal.id()), sku);
    }
}
