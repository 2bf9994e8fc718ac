package com.bharatmart.catalog.web;

import com.bharatmart.catalog.price.PriceChangeService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: products")
class PriceChangeAdminController {

    private final PriceChangeService prices;
    private final IdempotencyService idempotency;

    PriceChangeAdminController(PriceChangeService prices, IdempotencyService idempotency) {
        this.prices = prices;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/admin/price-changes")
    @PreAuthorize(StaffPermissions.CATALOGUE)
    @Operation(
            operationId = "changePrices",
            summary = "Change the prices of many variants",
            description =
                    "All of them or none, up to 200: 400 has all errors at the pointers of their lines. The audit log has each changed product.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = PriceChangesResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> change(@Valid @RequestBody PriceChangesRequest body, IdempotentRequest request) {
        return idempotency.once(
                request, body, () -> ResponseEntity.ok(PriceChangesResponse.from(prices.change(body.toChanges()))));
    }
}
