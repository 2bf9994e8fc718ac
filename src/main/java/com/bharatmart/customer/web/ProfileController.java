package com.bharatmart.customer.web;

import com.bharatmart.customer.PersonalDataExport;
import com.bharatmart.customer.ProfileService;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.platform.problem.ProblemCodes;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The account of the caller. */
@RestController
@RequestMapping("/api/v1/customers/me")
@Tag(name = "Customers")
class ProfileController {

    private final ProfileService profiles;
    private final PersonalDataExport personalData;
    private final SessionTokenResolver tokens;
    private final Clock clock;

    ProfileController(
            ProfileService profiles, PersonalDataExport personalData, SessionTokenResolver tokens, Clock clock) {
        this.profiles = profiles;
        this.personalData = personalData;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    @ProblemCodes("not_found")
    @Operation(operationId = "getProfile", summary = "Get your profile")
    ResponseEntity<ProfileResponse> get(@AuthenticationPrincipal ShopPrincipal caller) {
        return respond(profiles.view(new AccountId(caller.id())));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @ProblemCodes({"last_way_in", "not_found"})
    @Operation(
            operationId = "changeProfile",
            summary = "Change your name or phone",
            description =
                    "A JSON merge patch: absent fields stay, null removes a field. A changed phone is not verified:"
                            + " no codes are sent to it, nor to the previous one.")
    ResponseEntity<ProfileResponse> change(
            @AuthenticationPrincipal ShopPrincipal caller, MergePatch<ProfileRequest> patch, IfMatch ifMatch) {
        return respond(profiles.change(
                new AccountId(caller.id()),
                ifMatch,
                current -> patch.appliedTo(ProfileRequest.from(current)).toDescription()));
    }

    @GetMapping("/export")
    @Operation(
            operationId = "exportPersonalData",
            summary = "Export your personal data",
            description = "All data that the shop holds about you.")
    @ApiResponse(
            responseCode = "200",
            description = "The data",
            headers = @Header(name = "Content-Disposition"),
            useReturnTypeSchema = true)
    ResponseEntity<ExportResponse> export(LoginAuthentication login) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bharatmart-export.json\"")
                .body(new ExportResponse(clock.instant(), personalData.export(login)));
    }

    @DeleteMapping
    @ProblemCodes({"fresh_login_required", "orders_under_way"})
    @Operation(
            operationId = "eraseAccount",
            summary = "Erase your account",
            description =
                    "Permanently: profile, addresses, carts, wishlist and all sessions. The response lists what the law"
                            + " requires to be kept. Needs a fresh login (403 fresh_login_required) and no open orders"
                            + " (409 orders_under_way).")
    ErasureResponse erase(LoginAuthentication login, HttpServletRequest request, HttpServletResponse response) {
        var session = Objects.requireNonNull(tokens.resolve(request));
        var kept = personalData.erase(login, session.id());
        tokens.clear(response);
        return ErasureResponse.from(kept);
    }

    private static ResponseEntity<ProfileResponse> respond(CustomerAccount account) {
        return ResponseEntity.ok().eTag(IfMatch.tag(account.version())).body(ProfileResponse.from(account));
    }
}
