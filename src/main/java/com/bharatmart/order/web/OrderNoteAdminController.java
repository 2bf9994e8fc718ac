package com.bharatmart.order.web;

import com.bharatmart.order.OrderId;
import com.bharatmart.order.note.OrderNoteService;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.security.StaffPermissions;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(OrderAdminController.PATH + "/{orderId}/notes")
@Tag(name = "Administration: orders")
class OrderNoteAdminController {

    private final OrderNoteService notes;
    private final IdempotencyService idempotency;

    OrderNoteAdminController(OrderNoteService notes, IdempotencyService idempotency) {
        this.notes = notes;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.ORDER_NOTES)
    @Operation(
            operationId = "listOrderNotes",
            summary = "List the notes on an order",
            description = "The newest first. The audit log records the read.")
    ResponseEntity<PageResponse<OrderNoteResponse>> list(
            @PathVariable OrderId orderId,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = notes.list(orderId, limit, cursor == null ? null : Cursor.parse(cursor));
        var path = OrderAdminController.PATH + '/' + orderId.value() + "/notes";
        return PageResponse.of(page, null, OrderNoteResponse::from, path, parameters);
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.ORDER_NOTES)
    @Operation(
            operationId = "addOrderNote",
            summary = "Add a note to an order",
            description = "For staff: the shopper never sees it. A note does not change.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = OrderNoteResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> add(
            @PathVariable OrderId orderId,
            @Valid @RequestBody OrderNoteRequest body,
            @AuthenticationPrincipal ShopPrincipal principal,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(OrderNoteResponse.from(
                                notes.add(orderId, principal, body.text().value()))));
    }
}
