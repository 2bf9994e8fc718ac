package com.bharatmart.cart.web;

import com.bharatmart.cart.CartException;
import com.bharatmart.cart.CartService;
import com.bharatmart.cart.WishlistService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.CustomerId;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.Sku;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
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

/** What a signed-in customer means to buy, now or some day. */
@RestController
@RequestMapping("/api/v1/customers/me")
@Tag(name = "Customers")
class CustomerCartController {

    private static final String WISHLIST = "/api/v1/customers/me/wishlist";

    private final CartService carts;
    private final WishlistService wishlists;
    private final IdempotencyService idempotency;

    CustomerCartController(CartService carts, WishlistService wishlists, IdempotencyService idempotency) {
        this.carts = carts;
        this.wishlists = wishlists;
        this.idempotency = idempotency;
    }

    @GetMapping("/cart")
    @Operation(summary = "Find your cart", description = "404 if you have none; POST /api/v1/carts starts one.")
    @ApiResponse(
            responseCode = "303",
            description = "It is over there.",
            headers = @Header(name = "Location", schema = @Schema(type = "string")),
            content = @Content)
    ResponseEntity<Void> cart(@AuthenticationPrincipal ShopPrincipal who) {
        var cart = carts.find(new CustomerId(who.id())).orElseThrow(CartException.NotFoundException::new);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/api/v1/carts/" + cart.value()))
                .build();
    }

    @GetMapping("/wishlist")
    @Operation(summary = "Look at your wishlist", description = "The latest first, at today's prices.")
    ResponseEntity<PageResponse<WishlistItemResponse>> wishlist(
            @AuthenticationPrincipal ShopPrincipal who,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = wishlists.list(new CustomerId(who.id()), cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, WishlistItemResponse::from, WISHLIST, parameters);
    }

    @PostMapping("/wishlist")
    @Operation(summary = "Put something on your wishlist", description = "Once, however often it is put there.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = WishlistItemResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> add(
            @AuthenticationPrincipal ShopPrincipal who,
            @Valid @RequestBody WishlistItemRequest body,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var wish = wishlists.add(new CustomerId(who.id()), body.sku());
            return ResponseEntity.created(URI.create(WISHLIST + '/' + wish.sku().inPath()))
                    .body(WishlistItemResponse.from(wish));
        });
    }

    @DeleteMapping("/wishlist/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Take something off your wishlist",
            description = "In the path, ~ stands for a slash of the sku.")
    void remove(@AuthenticationPrincipal ShopPrincipal who, @PathVariable Sku sku) {
        wishlists.remove(new CustomerId(who.id()), sku);
    }
}
