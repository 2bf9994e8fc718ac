package com.bharatmart.customer.web;

import com.bharatmart.customer.AddressBookService;
import com.bharatmart.customer.AddressId;
import com.bharatmart.customer.SavedAddress;
import com.bharatmart.identity.AccountId;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.request.PageResponse;
import com.bharatmart.platform.security.ShopPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(AddressController.PATH)
@Tag(name = "Customers")
class AddressController {

    static final String PATH = "/api/v1/customers/me/addresses";

    private final AddressBookService addresses;
    private final IdempotencyService idempotency;

    AddressController(AddressBookService addresses, IdempotencyService idempotency) {
        this.addresses = addresses;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(
            operationId = "listAddresses",
            summary = "List your addresses",
            description = "All of them, in the order of their creation.")
    PageResponse<AddressResponse> list(@AuthenticationPrincipal ShopPrincipal caller) {
        return new PageResponse<>(
                addresses.list(new AccountId(caller.id())).stream()
                        .map(AddressResponse::from)
                        .toList(),
                null,
                null);
    }

    @PostMapping
    @ProblemCodes("address_limit_exceeded")
    @Operation(
            operationId = "addAddress",
            summary = "Add an address",
            description =
                    "The PIN code and the GSTIN must belong to the state. The state is its code, GST code or name.")
    @ApiResponse(
            responseCode = "201",
            content =
                    @Content(schema = @Schema(implementation = AddressResponse.class), mediaType = "application/json"))
    ResponseEntity<?> add(
            @AuthenticationPrincipal ShopPrincipal caller,
            @Valid @RequestBody AddressRequest body,
            IdempotentRequest request) {
        return idempotency.once(request, body, () -> {
            var address = addresses.add(new AccountId(caller.id()), body.toEntry());
            return ResponseEntity.created(URI.create(PATH + '/' + address.id().value()))
                    .eTag(IfMatch.tag(address.version()))
                    .body(AddressResponse.from(address));
        });
    }

    @GetMapping("/{addressId}")
    @Operation(operationId = "getAddress", summary = "Get an address")
    ResponseEntity<AddressResponse> get(
            @AuthenticationPrincipal ShopPrincipal caller, @PathVariable AddressId addressId) {
        return respond(addresses.view(new AccountId(caller.id()), addressId));
    }

    @PatchMapping(
            path = "/{addressId}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            operationId = "changeAddress",
            summary = "Change an address",
            description = "A JSON merge patch: absent fields stay, null removes a field.")
    ResponseEntity<AddressResponse> change(
            @AuthenticationPrincipal ShopPrincipal caller,
            @PathVariable AddressId addressId,
            MergePatch<AddressRequest> patch,
            IfMatch ifMatch) {
        return respond(addresses.change(
                new AccountId(caller.id()),
                addressId,
                ifMatch,
                current -> patch.appliedTo(AddressRequest.from(current)).toEntry()));
    }

    @DeleteMapping("/{addressId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeAddress",
            summary = "Remove an address",
            description = "Orders keep their own copy of the address.")
    void remove(@AuthenticationPrincipal ShopPrincipal caller, @PathVariable AddressId addressId, IfMatch ifMatch) {
        addresses.remove(new AccountId(caller.id()), addressId, ifMatch);
    }

    private static ResponseEntity<AddressResponse> respond(SavedAddress address) {
        return ResponseEntity.ok().eTag(IfMatch.tag(address.version())).body(AddressResponse.from(address));
    }
}
