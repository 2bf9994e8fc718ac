package com.bharatmart.identity.web;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.StaffAccountService;
import com.bharatmart.identity.StaffAdminService;
import com.bharatmart.identity.StaffMember;
import com.bharatmart.platform.database.TransactionRetry;
import com.bharatmart.platform.idempotency.IdempotencyService;
import com.bharatmart.platform.idempotency.IdempotentRequest;
import com.bharatmart.platform.problem.ProblemCodes;
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

    private final StaffAdminService staff;
    private final StaffAccountService accounts;
    private final TransactionRetry transactions;
    private final IdempotencyService idempotency;

    StaffAdminController(
            StaffAdminService staff,
            StaffAccountService accounts,
            TransactionRetry transactions,
            IdempotencyService idempotency) {
        this.staff = staff;
        this.accounts = accounts;
        this.transactions = transactions;
        this.idempotency = idempotency;
    }

    @GetMapping
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(operationId = "listStaff", summary = "List the staff", description = "In the order of their creation.")
    ResponseEntity<PageResponse<StaffResponse>> list(
            @RequestParam(defaultValue = PageResponse.DEFAULT_LIMIT) @Min(1) @Max(PageResponse.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters) {
        var page = staff.list(cursor == null ? null : Cursor.parse(cursor), limit);
        return PageResponse.of(page, null, StaffResponse::from, PATH, parameters);
    }

    @GetMapping("/{staffId}")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(operationId = "getStaffMember", summary = "Get a member of staff")
    ResponseEntity<StaffResponse> get(@PathVariable AccountId staffId) {
        return respond(staff.view(staffId));
    }

    @PostMapping
    @PreAuthorize(StaffPermissions.STAFF)
    @ProblemCodes("email_taken")
    @Operation(
            operationId = "addStaffMember",
            summary = "Add a member of staff",
            description = "With a password for the first login. 409 email_taken if the address has an account.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> add(@Valid @RequestBody StaffRequest body, IdempotentRequest request) {
        var newMember = accounts.prepare(body.email(), body.name().value(), body.password(), body.roles());
        return idempotency.once(request, body.withoutPassword(), () -> {
            var member = staff.add(newMember);
            return ResponseEntity.created(URI.create(PATH + '/' + member.id().value()))
                    .eTag(IfMatch.tag(member.version()))
                    .body(StaffResponse.from(member));
        });
    }

    @PutMapping("/{staffId}/roles")
    @PreAuthorize(StaffPermissions.STAFF)
    @ProblemCodes("last_admin")
    @Operation(
            operationId = "changeStaffRoles",
            summary = "Replace the roles of a member of staff",
            description = "All sessions of the member end. 409 last_admin if no active ADMIN would be left.")
    ResponseEntity<StaffResponse> changeRoles(
            @PathVariable AccountId staffId, @Valid @RequestBody RolesRequest body, IfMatch ifMatch) {
        return respond(transactions.execute(() -> staff.changeRoles(staffId, ifMatch, body.roles())));
    }

    @PostMapping("/{staffId}/deactivate")
    @PreAuthorize(StaffPermissions.STAFF)
    @ProblemCodes("last_admin")
    @Operation(
            operationId = "deactivateStaffMember",
            summary = "Deny logins of a member of staff",
            description = "All sessions of the member end. 409 last_admin for the last active ADMIN.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> deactivate(@PathVariable AccountId staffId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> respond(staff.deactivate(staffId, ifMatch)));
    }

    @PostMapping("/{staffId}/activate")
    @PreAuthorize(StaffPermissions.STAFF)
    @Operation(operationId = "activateStaffMember", summary = "Allow logins of a member of staff again")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = StaffResponse.class), mediaType = "application/json"))
    ResponseEntity<?> activate(@PathVariable AccountId staffId, IfMatch ifMatch, IdempotentRequest request) {
        return idempotency.once(request, null, () -> respond(staff.activate(staffId, ifMatch)));
    }

    @DeleteMapping("/{staffId}/second-factor")
    @PreAuthorize(StaffPermissions.STAFF)
    @ProblemCodes({"conflict", "own_second_factor"})
    @Operation(
            operationId = "resetStaffSecondFactor",
            summary = "Remove the lost second factor of a member of staff",
            description = "All sessions of the member end. 409 own_second_factor for your own, which a code removes.")
    ResponseEntity<StaffResponse> resetSecondFactor(
            @PathVariable AccountId staffId, @AuthenticationPrincipal ShopPrincipal caller) {
        return respond(transactions.execute(() -> staff.resetSecondFactor(staffId, new AccountId(caller.id()))));
    }

    private static ResponseEntity<StaffResponse> respond(StaffMember member) {
        return ResponseEntity.ok().eTag(IfMatch.tag(member.version())).body(StaffResponse.from(member));
    }
}
