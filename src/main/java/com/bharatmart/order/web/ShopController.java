package com.bharatmart.order.web;

import com.bharatmart.cart.CartService;
import com.bharatmart.order.OrderPaymentService;
import com.bharatmart.pricing.PricingService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Catalogue")
class ShopController {

    /** The response changes with the configuration, so with a restart. */
    private static final CacheControl CACHE =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();

    private final ShopResponse response;

    ShopController(ShopProperties properties, OrderPaymentService payments, PricingService pricing, CartService carts) {
        this.response = ShopResponse.of(properties, payments.methods(), pricing.shippingTerms(), carts.limits());
    }

    @GetMapping(path = "/api/v1/shop", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getShop",
            summary = "Get what a front end has to know of the shop",
            description =
                    "Its name, states, payment methods, currency, shipping terms, limits, grievance officer and links.")
    ResponseEntity<ShopResponse> get() {
        return ResponseEntity.ok().cacheControl(CACHE).body(response);
    }
}
