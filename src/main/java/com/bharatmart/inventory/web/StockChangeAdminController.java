package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockChangeService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
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
@Tag(name = "Administration: stock")
class StockChangeAdminController {

    private final StockChangeService stock;
    private final IdempotencyService idempotency;

    StockChangeAdminController(StockChangeService stock, IdempotencyService idempotency) {
        this.stock = stock;
        this.idempotency = idempotency;
    }

    @PostMapping("/api/v1/admin/stock-changes")
    @PreAuthorize(StaffPermissions.STOCK)
    @ProblemCodes({"stock_too_low", "stock_too_high"})
    @Operation(
            operationId = "changeStock",
            summary = "Change many stock levels",
            description =
                    "By `change`, or to `onHand`. All of them or none, up to 500: 400 and 409 have all errors at the pointers of their lines. Each level gets a movement.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = StockChangesResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> change(@Valid @RequestBody StockChangesRequest body, IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.ok(
                        StockChangesResponse.from(stock.change(body.toChanges(), body.reason(), body.note()))));
    }
}
