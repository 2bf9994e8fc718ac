package com.bharatmart.order.web;

import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.OrderAdminService;
import com.bharatmart.order.OrderAdminView;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderNumber;
import com.bharatmart.order.OrderQuery;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import com.bharatmart.shared.EmailAddress;
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
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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

@RestController
@RequestMapping(OrderAdminController.PATH)
@Tag(name = "Administration: orders")
class OrderAdminController {

    static final String PATH = "/api/v1/admin/orders";

    private final OrderAdminService desk;
    private final IdempotencyService idempotency;

    OrderAdminController(OrderAdminService desk, IdempotencyService idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(
            summary = "List and search orders",
            description = "The newest first. Whose data was seen is written down in the audit log.")
    ResponseEntity<PageResponse<OrderSummaryResponse>> list(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^BM-[0-9]{4}-[0-9]{4}-[0-9]{4}$") String number,
            @Parameter(schema = @Schema(type = "string", format = "email")) @RequestParam(required = false) @Nullable EmailAddress email,
            @Parameter(description = "Of the contact, ten digits with +91 before them or not")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = "^[+ ]?(91)?[6-9][0-9]{9}$")
                    String phone,
            @Parameter(description = "Placed then or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Placed before") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var list = desk.list(new OrderQuery(
                null,
                status,
                number == null ? null : new OrderNumber(number),
                email == null ? null : email.value(),
                phone == null ? null : "+91" + phone.substring(phone.length() - 10),
                from,
                to,
                limit,
                cursor == null ? null : Cursor.parse(cursor),
                include != null));
        return PageResponse.of(list.page(), list.total(), OrderSummaryResponse::from, PATH, parameters);
    }

    @GetMapping("/{orderId}")
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(summary = "Look at any order", description = "It is written down in the audit log.")
    ResponseEntity<OrderAdminResponse> get(@PathVariable OrderId orderId) {
        return answer(desk.view(orderId));
    }

    @PostMapping("/{orderId}/cancel")
    @PreAuthorize(StaffPermissions.CANCELLATION)
    @Operation(
            summary = "Cancel an order for its shopper",
            description = "As long as it has not been shipped. Its stock is given back.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> cancel(
            @PathVariable OrderId orderId,
            @Valid @RequestBody CancelRequest body,
            IfMatch ifMatch,
            @IdempotencyKeyRequired IdempotentRequest request) {
        return idempotency.once(request, body, () -> answer(desk.cancel(orderId, ifMatch, body.reason())));
    }

    @PostMapping("/{orderId}/fulfilments")
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @Operation(summary = "Pack an order", description = "All of it, into one parcel.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> pack(@PathVariable OrderId orderId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> {
            var order = desk.pack(orderId, ifMatch);
            return ResponseEntity.created(URI.create(PATH + '/' + orderId.value()))
                    .eTag(IfMatch.tag(order.version()))
                    .body(OrderAdminResponse.from(order));
        });
    }

    @PostMapping("/{orderId}/fulfilments/{fulfilmentId}/ship")
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @Operation(summary = "Hand a parcel over to its carrier")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> ship(
            @PathVariable OrderId orderId,
            @PathVariable FulfillmentId fulfilmentId,
            @Valid @RequestBody ShipmentRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(
                request, body, () -> answer(desk.ship(orderId, fulfilmentId, ifMatch, body.toShipment())));
    }

    @PostMapping("/{orderId}/fulfilments/{fulfilmentId}/deliver")
    @PreAuthorize(StaffPermissions.FULFILMENT)
    @Operation(
            summary = "Note that a parcel has been delivered",
            description = "What was to be paid on delivery has been paid then.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> deliver(
            @PathVariable OrderId orderId,
            @PathVariable FulfillmentId fulfilmentId,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(request, null, () -> answer(desk.deliver(orderId, fulfilmentId, ifMatch)));
    }

    private static ResponseEntity<OrderAdminResponse> answer(OrderAdminView order) {
        return ResponseEntity.ok().eTag(IfMatch.tag(order.version())).body(OrderAdminResponse.from(order));
    }
}
