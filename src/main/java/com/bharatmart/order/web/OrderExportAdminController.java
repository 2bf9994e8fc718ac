package com.bharatmart.order.web;

import com.bharatmart.order.OrderPeriod;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.export.OrderExportService;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: imports and exports")
class OrderExportAdminController {

    private final OrderExportService exports;

    OrderExportAdminController(OrderExportService exports) {
        this.exports = exports;
    }

    @GetMapping("/api/v1/admin/exports/orders.csv")
    @PreAuthorize(StaffPermissions.ORDER_EXPORT)
    @Operation(
            operationId = "exportOrders",
            summary = "Export orders",
            description =
                    "One row for each line of an order, the oldest order first; the first row of an order has its address and its sums. Amounts are in rupees. A cell that a spreadsheet would run as a formula has an apostrophe before it. The audit log records the export. An incomplete file ends with a transfer error.")
    @ApiResponse(
            responseCode = "200",
            description = "The orders, with a header",
            content =
                    @Content(
                            schema = @Schema(type = "string"),
                            mediaType = "text/csv",
                            examples =
                                    @ExampleObject(
                                            "Order,Placed at,Status,SKU,Quantity,Price\r\nBM-4071-5526-0193,2026-11-28T09:30:00Z,CONFIRMED,KURTA-INDIGO-M,2,499.00\r\n")))
    void export(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @Parameter(description = "Placed at this time or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Placed before this time") @RequestParam(required = false) @Nullable Instant to,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"");
        exports.write(status, new OrderPeriod(from, to), response.getOutputStream());
    }
}
