package com.bharatmart.order.web;

import com.bharatmart.order.OrderAddressService;
import com.bharatmart.order.OrderAdminService;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderPeriod;
import com.bharatmart.order.OrderQuery;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.platform.idempotency.IdempotencyKeyRequired;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
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
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderAdminController.PATH)
@Tag(name = "Administration: orders")
class OrderAdminController {

    static final String PATH = "/api/v1/admin/orders";

    private static final String NAME = "^.*\\S{2}.*$";

    private final OrderAdminService orders;
    private final OrderAddressService addresses;
    private final IdempotencyService idempotency;

    OrderAdminController(OrderAdminService orders, OrderAddressService addresses, IdempotencyService idempotency) {
        this.orders = orders;
        this.addresses = addresses;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(
            operationId = "listOrdersAsStaff",
            summary = "List and search orders",
            description = "The newest first. The audit log records the orders that were shown.")
    ResponseEntity<PageResponse<OrderSummaryResponse>> list(
            @RequestParam(required = false) @Nullable OrderStatus status,
            @Parameter(
                            description =
                                    "The number, one of its groups of four digits, or five of its digits or more that follow one another")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = "^([Bb][Mm]-?)?[0-9](-?[0-9]){3,11}$")
                    String number,
            @Parameter(
                            description =
                                    "Words of the names of the addresses, or their beginnings; one of them has two letters or more")
                    @RequestParam(required = false)
                    @Nullable @Size(max = 100) @Pattern(regexp = NAME, message = "must have a word of two letters or more") String name,
            @Parameter(schema = @Schema(type = "string", format = "email")) @RequestParam(required = false) @Nullable EmailAddress email,
            @Parameter(
                            description =
                                    "Of the contact: ten digits, with or without +91 or 0 before them; or its last four digits or more",
                            schema = @Schema(type = "string", maxLength = 64))
                    @RequestParam(required = false)
                    @Nullable PhoneSearch phone,
            @Parameter(description = "A tag of staff")
                    @RequestParam(required = false)
                    @Nullable @Size(max = OrderTagsRequest.Tag.MAX_LENGTH) String tag,
            @Parameter(description = "Placed at this time or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Placed before this time") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var query = new OrderSearchParameters(number, name, phone, tag);
        var list = orders.list(new OrderQuery(
                null,
                status,
                query.wholeNumber(),
                query.numberPart(),
                query.words(),
                email == null ? null : email.value(),
                query.wholePhone(),
                query.phoneEnd(),
                query.tidyTag(),
                new OrderPeriod(from, to),
                limit,
                cursor == null ? null : Cursor.parse(cursor),
                include != null));
        return PageResponse.of(list.page(), list.total(), OrderSummaryResponse::from, PATH, parameters);
    }

    @GetMapping("/{orderId}")
    @PreAuthorize(StaffPermissions.ORDERS)
    @Operation(
            operationId = "getOrderAsStaff",
            summary = "Get any order",
            description = "The audit log records the read.")
    ResponseEntity<OrderAdminResponse> get(@PathVariable OrderId orderId) {
        return OrderAdminResponse.entity(orders.view(orderId));
    }

    @PostMapping("/{orderId}/cancel")
    @PreAuthorize(StaffPermissions.CANCELLATION)
    @ProblemCodes({"wrong_order_status", "order_partly_shipped"})
    @Operation(
            operationId = "cancelOrderAsStaff",
            summary = "Cancel an order for its customer",
            description = "Possible until the order is shipped. Its stock becomes available again.")
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
        return idempotency.once(
                request, body, () -> OrderAdminResponse.entity(orders.cancel(orderId, ifMatch, body.reason())));
    }

    @PutMapping("/{orderId}/shipping-address")
    @PreAuthorize(StaffPermissions.ORDER_ADDRESS)
    @ProblemCodes({"wrong_order_status", "taxes_would_change"})
    @Operation(
            operationId = "changeOrderAddress",
            summary = "Change the address of an order before it is packed",
            description =
                    "With the rules of a checkout. The invoice goes to the new address, too, if it was to go to the address before. The sums stay: 409 `taxes_would_change` for a state with other taxes.")
    ResponseEntity<OrderAdminResponse> changeAddress(
            @PathVariable OrderId orderId, @Valid @RequestBody CheckoutRequest.AddressRequest body, IfMatch ifMatch) {
        return OrderAdminResponse.entity(addresses.change(orderId, ifMatch, body.toAddress()));
    }

    @PutMapping("/{orderId}/tags")
    @PreAuthorize(StaffPermissions.ORDER_NOTES)
    @Operation(
            operationId = "tagOrder",
            summary = "Replace the tags of an order",
            description = "Words for staff, in lower case. The list of orders can be filtered by them.")
    ResponseEntity<OrderAdminResponse> tag(
            @PathVariable OrderId orderId, @Valid @RequestBody OrderTagsRequest body, IfMatch ifMatch) {
        return OrderAdminResponse.entity(orders.tag(orderId, ifMatch, body.toTags()));
    }
}
