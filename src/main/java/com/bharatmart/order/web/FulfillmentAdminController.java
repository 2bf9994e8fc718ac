package com.bharatmart.order.web;

import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.FulfillmentService;
import com.bharatmart.order.OrderId;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.security.StaffPermissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderAdminController.PATH + "/{orderId}/fulfilments")
@Tag(name = "Administration: orders")
class FulfillmentAdminController {

    private final FulfillmentService fulfillments;
    private final IdempotencyService idempotency;

    FulfillmentAdminController(FulfillmentService fulfillments, IdempotencyService idempotency) {
        this.fulfillments = fulfillments;
        this.idempotency = idempotency;
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @ProblemCodes({"wrong_order_status", "not_left_to_pack"})
    @Operation(
            operationId = "packOrder",
            summary = "Pack an order or a part of it",
            description =
                    "Without items, all that is in no parcel yet. The order is PACKED when all its units are in parcels, SHIPPED when all are shipped, and DELIVERED when all are delivered. 409 `not_left_to_pack` if other parcels have the units.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> pack(
            @PathVariable OrderId orderId,
            @Valid @RequestBody(required = false) @Nullable ParcelRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var order = body == null || body.items() == null
                    ? fulfillments.pack(orderId, ifMatch)
                    : fulfillments.pack(orderId, ifMatch, body.toItems());
            return ResponseEntity.created(URI.create(OrderAdminController.PATH + '/' + orderId.value()))
                    .eTag(IfMatch.tag(order.version()))
                    .body(OrderAdminResponse.from(order));
        });
    }

    @PostMapping("/{fulfilmentId}/ship")
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @ProblemCodes("wrong_order_status")
    @Operation(
            operationId = "shipFulfilment",
            summary = "Record that the carrier has the parcel",
            description = "The link to the page of the carrier is made for known carriers, unless it is given.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> ship(
            @PathVariable OrderId orderId,
            @PathVariable("fulfilmentId") FulfillmentId fulfillmentId,
            @Valid @RequestBody ShipmentRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> OrderAdminResponse.entity(fulfillments.ship(orderId, fulfillmentId, ifMatch, body.toShipment())));
    }

    @PostMapping("/{fulfilmentId}/deliver")
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @ProblemCodes("wrong_order_status")
    @Operation(
            operationId = "deliverFulfilment",
            summary = "Record the delivery of a parcel",
            description = "Payment on delivery is captured with the last parcel of the order.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> deliver(
            @PathVariable OrderId orderId,
            @PathVariable("fulfilmentId") FulfillmentId fulfillmentId,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(
                request, null, () -> OrderAdminResponse.entity(fulfillments.deliver(orderId, fulfillmentId, ifMatch)));
    }
}
