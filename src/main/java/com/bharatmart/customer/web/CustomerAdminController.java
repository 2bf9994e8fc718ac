package com.bharatmart.customer.web;

import com.bharatmart.customer.CustomerAdminService;
import com.bharatmart.customer.CustomerAdminView;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
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
import jakarta.validation.constraints.Size;
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
@RequestMapping(CustomerAdminController.PATH)
@Tag(name = "Administration: customers")
class CustomerAdminController {

    static final String PATH = "/api/v1/admin/customers";

    private final CustomerAdminService customers;
    private final IdempotencyService idempotency;

    CustomerAdminController(CustomerAdminService customers, IdempotencyService idempotency) {
        this.customers = customers;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.CUSTOMERS)
    @Operation(
            operationId = "listCustomers",
            summary = "List and search customers",
            description = "The newest first. The audit log records the ids of the listed customers.")
    ResponseEntity<PageResponse<CustomerSummaryResponse>> list(
            @Parameter(schema = @Schema(type = "string", format = "email")) @RequestParam(required = false) @Nullable EmailAddress email,
            @Parameter(
                            schema = @Schema(type = "string"),
                            description = "The phone of the profile; an Indian number without a country code.")
                    @RequestParam(required = false)
                    @Nullable PhoneNumber phone,
            @Parameter(description = "The beginning of the name")
                    @RequestParam(required = false)
                    @Nullable @Size(min = 2, max = 100) String name,
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = customers.list(
                new CustomerAccount.Filter(email, phone, name, limit, cursor == null ? null : Cursor.parse(cursor)));
        return PageResponse.of(page, null, CustomerSummaryResponse::from, PATH, parameters);
    }

    @GetMapping("/{customerId}")
    @PreAuthorize(StaffPermissions.CUSTOMERS)
    @Operation(
            operationId = "getCustomer",
            summary = "Get a customer",
            description = "The audit log records the request.")
    ResponseEntity<CustomerAdminResponse> get(@PathVariable AccountId customerId) {
        return respond(customers.view(customerId));
    }

    @PostMapping("/{customerId}/block")
    @PreAuthorize(StaffPermissions.CUSTOMERS)
    @Operation(
            operationId = "blockCustomer",
            summary = "Deny logins of a customer",
            description = "All sessions of the customer end.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> block(
            @PathVariable AccountId customerId,
            @Valid @RequestBody BlockRequest body,
            IfMatch ifMatch,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> respond(customers.block(customerId, ifMatch, body.reason())));
    }

    @PostMapping("/{customerId}/unblock")
    @PreAuthorize(StaffPermissions.CUSTOMERS)
    @Operation(operationId = "unblockCustomer", summary = "Allow logins of a customer again")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = CustomerAdminResponse.class),
                            mediaType = "application/json"))
    ResponseEntity<?> unblock(@PathVariable AccountId customerId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> respond(customers.unblock(customerId, ifMatch)));
    }

    private static ResponseEntity<CustomerAdminResponse> respond(CustomerAdminView customer) {
        return ResponseEntity.ok().eTag(IfMatch.tag(customer.version())).body(CustomerAdminResponse.from(customer));
    }
}
