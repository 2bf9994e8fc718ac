package com.bharatmart.order.web;

import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.OrderAdminService;
import com.bharatmart.order.OrderId;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Administration: orders")
class PackingSlipAdminController {

    private final OrderAdminService orders;

    PackingSlipAdminController(OrderAdminService orders) {
        this.orders = orders;
    }

    @GetMapping(
            path = OrderAdminController.PATH + "/{orderId}/fulfilments/{fulfilmentId}/packing-slip",
            produces = MediaType.TEXT_HTML_VALUE)
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @Operation(
            operationId = "getPackingSlip",
            summary = "Print the slip of a parcel",
            description =
                    "A page with the address and the items of the parcel, to print. The audit log records the read.")
    @ApiResponse(
            responseCode = "200",
            description = "The page",
            content =
                    @Content(
                            schema = @Schema(type = "string"),
                            mediaType = "text/html",
                            examples =
                                    @ExampleObject(
                                            "<!DOCTYPE html><html lang=\"en\"><body><h1>Order BM-4071-5526-0193</h1></body></html>")))
    ResponseEntity<byte[]> print(
            @PathVariable OrderId orderId, @PathVariable("fulfilmentId") FulfillmentId fulfillmentId) {
        var slip = new PackingSlip(orders.viewForPackingSlip(orderId, fulfillmentId), fulfillmentId);
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", PackingSlip.CONTENT_SECURITY_POLICY)
                .body(slip.html().getBytes(StandardCharsets.UTF_8));
    }
}
