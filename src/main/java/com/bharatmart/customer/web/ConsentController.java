package com.bharatmart.customer.web;

import com.bharatmart.customer.ConsentService;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.Device;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.shared.Cursor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ConsentController.PATH)
@Tag(name = "Customers")
class ConsentController {

    static final String PATH = "/api/v1/customers/me/consents";

    private final ConsentService consents;
    private final IdempotencyService idempotency;

    ConsentController(ConsentService consents, IdempotencyService idempotency) {
        this.consents = consents;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listConsents",
            summary = "List your consents and withdrawals",
            description = "The latest first. With current=true only the latest entry of each purpose.")
    ResponseEntity<PageResponse<ConsentResponse>> list(
            @AuthenticationPrincipal ShopPrincipal caller,
            @RequestParam(defaultValue = "false") boolean current,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var account = new AccountId(caller.id());
        if (current) {
            var now = consents.current(account).stream()
                    .map(ConsentResponse::from)
                    .toList();
            return ResponseEntity.ok(new PageResponse<>(now, null, null));
        }
        var page = consents.list(account, cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, ConsentResponse::from, PATH, parameters);
    }

    @PostMapping
    @Operation(
            operationId = "recordConsent",
            summary = "Give a consent, or withdraw it",
            description = "Adds an entry; the latest entry of a purpose is the valid one.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = ConsentResponse.class), mediaType = "application/json"))
    ResponseEntity<?> record(
            @AuthenticationPrincipal ShopPrincipal caller,
            @Valid @RequestBody ConsentRequest body,
            HttpServletRequest http,
            IdempotentRequest request) {
        return idempotency.once(
                request,
                body,
                () -> ResponseEntity.status(HttpStatus.CREATED)
                        .body(ConsentResponse.from(consents.record(
                                new AccountId(caller.id()),
                                body.purpose(),
                                body.noticeVersion(),
                                body.given(),
                                Device.of(http)))));
    }
}
