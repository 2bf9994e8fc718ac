package com.bharatmart.order.web;

import com.bharatmart.order.OrderAdminService;
import com.bharatmart.order.OrderId;
import com.bharatmart.order.OrderNumber;
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
import com.bharatmart.shared.PhoneNumber;
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

    private final OrderAdminService orders;
    private final IdempotencyService idempotency;

    OrderAdminController(OrderAdminService orders, IdempotencyService idempotency) {
        this.orders = orders;
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
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^BM-[0-9]{4}-[0-9]{4}-[0-9]{4}$") String number,
            @Parameter(schema = @Schema(type = "string", format = "email")) @RequestParam(required = false) @Nullable EmailAddress email,
            @Parameter(description = "Of the contact: ten digits, +91 before them or not")
                    @RequestParam(required = false)
                    @Nullable @Pattern(regexp = "^[+ ]?(91)?[6-9][0-9]{9}$")
                    String phone,
            @Parameter(description = "Placed at this time or later") @RequestParam(required = false) @Nullable Instant from,
            @Parameter(description = "Placed before this time") @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable @Pattern(regexp = "^total$") String include,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var list = orders.list(new OrderQuery(
                null,
                status,
                number == null ? null : new OrderNumber(number),
                email == null ? null : email.value(),
                phone == null ? null : PhoneNumber.indianMobile(phone),
                from,
                to,
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
    @ProblemCodes("wrong_order_status")
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
}
