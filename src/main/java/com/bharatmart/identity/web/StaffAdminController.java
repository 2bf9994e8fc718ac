package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.StaffAccountService;
import com.bharatmart.identity.StaffAdminService;
import com.bharatmart.identity.StaffMember;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.request.IfMatch;
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
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(StaffAdminController.PATH)
@Tag(name = "Administration: staff")
class StaffAdminController {

    static final String PATH = "/api/v1/admin/staff";

    private final StaffAdminService desk;
    private final StaffAccountService accounts;
    private final TransactionRetry transactions;
    private final IdempotencyService idempotency;

    StaffAdminController(
            StaffAdminService desk,
            StaffAccountService accounts,
            TransactionRetry transactions,
            IdempotencyService idempotency) {
        this.desk = desk;
        this.accounts = accounts;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(summary = "List the staff", description = "In the order of their joining.")
    ResponseEntity<PageResponse<StaffResponse>> list(
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = desk.list(cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, StaffResponse::from, PATH, parameters);
    }

    @GetMapping("/{staffId}")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(summary = "Look at a member of staff")
    ResponseEntity<StaffResponse> get(@PathVariable AccountId staffId) {
        return answer(desk.view(staffId));
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(
            summary = "Add a member of staff",
            description = "With a password to come in with once. Of an address that has an account: 409 email_taken.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> add(@Valid @RequestBody StaffRequest body, IdempotentRequest request) {
        var newcomer = accounts.hire(body.email(), body.name(), body.password(), body.roles());
        return idempotency.once(request, body.withoutPassword(), () -> {
            var member = desk.add(newcomer);
            return ResponseEntity.created(URI.create(PATH + '/' + member.id().value()))
                    .eTag(IfMatch.tag(member.version()))
                    .body(StaffResponse.from(member));
        });
    }

    @PutMapping("/{staffId}/roles")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(
            summary = "Give a member of staff other roles",
            description =
                    "These and no others. All their sessions end. The last active ADMIN stays one: 409 last_admin.")
    ResponseEntity<StaffResponse> changeRoles(
            @PathVariable AccountId staffId, @Valid @RequestBody RolesRequest body, IfMatch ifMatch) {
        return answer(transactions.execute(() -> desk.changeRoles(staffId, ifMatch, body.roles())));
    }

    @PostMapping("/{staffId}/deactivate")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(
            summary = "Let a member of staff log in no more",
            description = "All their sessions end. Not the last active ADMIN: 409 last_admin.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> deactivate(@PathVariable AccountId staffId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> answer(desk.deactivate(staffId, ifMatch)));
    }

    @PostMapping("/{staffId}/activate")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(summary = "Let a member of staff log in again")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> activate(@PathVariable AccountId staffId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> answer(desk.activate(staffId, ifMatch)));
    }

    @DeleteMapping("/{staffId}/second-factor")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(
            summary = "Remove the second factor of a member of staff who has lost it",
            description = "All their sessions end. Your own: 409 own_second_factor, a code removes that.")
    ResponseEntity<StaffResponse> resetSecondFactor(
            @PathVariable AccountId staffId, @AuthenticationPrincipal ShopPrincipal who) {
        return answer(transactions.execute(() -> desk.resetSecondFactor(staffId, new AccountId(who.id()))));
    }

    private static ResponseEntity<StaffResponse> answer(StaffMember member) {
        return ResponseEntity.ok().eTag(IfMatch.tag(member.version())).body(StaffResponse.from(member));
    }
}
