package com.bharatmart.customer.web;

import com.bharatmart.customer.PersonalDataExport;
import com.bharatmart.customer.ProfileService;
import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.CustomerAccount;
import com.bharatmart.platform.request.IfMatch;
import com.bharatmart.platform.request.MergePatch;
import com.bharatmart.platform.security.LoginAuthentication;
import com.bharatmart.platform.security.ShopPrincipal;
import com.bharatmart.platform.session.SessionTokenResolver;
import io.swagger.v3.oas.annotations.Operation;
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

/** A customer's own account. */
@RestController
@RequestMapping("/api/v1/customers/me")
@Tag(name = "Customers")
class ProfileController {

    private final ProfileService profiles;
    private final PersonalDataExport ownData;
    private final SessionTokenResolver tokens;
    private final Clock clock;

    ProfileController(ProfileService profiles, PersonalDataExport ownData, SessionTokenResolver tokens, Clock clock) {
        this.profiles = profiles;
        this.ownData = ownData;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "Look at your profile")
    ResponseEntity<ProfileResponse> get(@AuthenticationPrincipal ShopPrincipal who) {
        return answer(profiles.view(new AccountId(who.id())));
    }

    @PatchMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, MergePatch.MEDIA_TYPE})
    @Operation(
            summary = "Change your name or phone",
            description = "A JSON merge patch: what is not in it stays, null takes away. Another phone is not verified:"
                    + " codes are not sent there, nor to the one before.")
    ResponseEntity<ProfileResponse> change(
            @AuthenticationPrincipal ShopPrincipal who, MergePatch<ProfileRequest> patch, IfMatch ifMatch) {
        return answer(profiles.change(
                new AccountId(who.id()),
                ifMatch,
                current -> patch.appliedTo(ProfileRequest.from(current)).toDescription()));
    }

    @GetMapping("/export")
    @Operation(summary = "Get all that is held about you", description = "To keep, or to take elsewhere.")
    ResponseEntity<ExportResponse> export(LoginAuthentication login) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bharatmart-export.json\"")
                .body(new ExportResponse(clock.instant(), ownData.export(login)));
    }

    @DeleteMapping
    @Operation(
            summary = "Erase your account",
            description =
                    "For good: profile, addresses, carts, wishlist and all sessions. The answer says what the law wants"
                            + " kept. Needs a fresh login (403 fresh_login_required), and that no order is under way"
                            + " (409 orders_under_way).")
    ErasureResponse erase(LoginAuthentication login, HttpServletRequest request, HttpServletResponse response) {
        var session = Objects.requireNonNull(tokens.resolve(request));
        var kept = ownData.erase(login, session.id());
        tokens.clear(response);
        return ErasureResponse.from(kept);
    }

    private static ResponseEntity<ProfileResponse> answer(CustomerAccount profile) {
        return ResponseEntity.ok().eTag(IfMatch.tag(profile.version())).body(ProfileResponse.from(profile));
    }
}
