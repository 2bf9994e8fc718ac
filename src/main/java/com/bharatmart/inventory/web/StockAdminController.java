package com.bharatmart.inventory.web;

import com.bharatmart.inventory.StockAdminService;
import com.bharatmart.inventory.StockLevel;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
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
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** In paths, {@code ~} stands for a slash in the SKU. */
@RestController
@RequestMapping(StockAdminController.PATH)
@Tag(name = "Administration: stock")
class StockAdminController {

    static final String PATH = "/api/v1/admin/stock-levels";

    private final StockAdminService stock;
    private final IdempotencyService idempotency;

    StockAdminController(StockAdminService stock, IdempotencyService idempotency) {
        this.stock = stock;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.STOCK)
    @Operation(
            operationId = "listStockLevels",
            summary = "List stock levels",
            description = "In the order of their SKUs.")
    ResponseEntity<PageResponse<StockLevelResponse>> list(
            @RequestParam(required = false) @Nullable Sku sku,
            @Parameter(description = "Only levels with fewer available units")
                    @RequestParam(required = false)
                    @Nullable @Min(0) @Max(StockAdminService.MAX_UNITS) Integer below,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = stock.list(sku, below, limit, cursor == null ? null : Cursor.parse(cursor));
        var total = include == null ? null : stock.count(sku, below);
        return PageResponse.of(page, total, StockLevelResponse::from, PATH, parameters);
    }

    @GetMapping("/{sku}")
    @PreAuthorize(StaffPermissions.STOCK)
    @Operation(
            operationId = "getStockLevel",
            summary = "Get a stock level",
            description = "In the path, ~ stands for a slash in the SKU.")
    ResponseEntity<StockLevelResponse> get(@PathVariable Sku sku) {
        var level = stock.view(sku);
        return ResponseEntity.ok().eTag(IfMatch.tag(level.state())).body(StockLevelResponse.from(level));
    }

    @GetMapping("/{sku}/movements")
    @PreAuthorize(StaffPermissions.STOCK)
    @Operation(
            operationId = "listStockMovements",
            summary = "List the movements of a stock level",
            description =
                    "The newest first. The sum of all changes is the number of units that are available, reserved and sold. ~ stands for a slash in the SKU.")
    ResponseEntity<PageResponse<StockMovementResponse>> movements(
            @PathVariable Sku sku,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = stock.movements(sku, limit, cursor == null ? null : Cursor.parse(cursor));
        return PageResponse.of(
                page, null, StockMovementResponse::from, PATH + '/' + sku.inPath() + "/movements", parameters);
    }

    @PostMapping("/{sku}/movements")
    @PreAuthorize(StaffPermissions.STOCK)
    @ProblemCodes({"stock_too_high", "stock_too_low"})
    @Operation(
            operationId = "moveStock",
            summary = "Change a stock level",
            description =
                    "By `change`, or to `onHand`. Reserved units cannot be removed. Returns the level. ~ stands for a slash in the SKU.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = StockLevelResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> move(
            @PathVariable Sku sku,
            @Valid @RequestBody StockMovementRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var level = move(sku, body, ifMatch);
            return ResponseEntity.status(HttpStatus.CREATED)
                    .eTag(IfMatch.tag(level.state()))
                    .body(StockLevelResponse.from(level));
        });
    }

    private StockLevel move(Sku sku, StockMovementRequest body, IfMatch ifMatch) {
        var change = body.change();
        var onHand = body.onHand();
        if (change != null && onHand == null && change != 0) {
            return stock.adjust(sku, ifMatch, change, body.reason(), body.note());
        }
        if (change == null && onHand != null) {
            return stock.set(sku, ifMatch, onHand, body.reason(), body.note());
        }
        throw new InventoryExceptionHandler.AmbiguousMovementException();
    }
}
