package com.bharatmart.identity.web;

import com.bharatmart.platform.security.ShopPrincipal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page whether somebody is signed in. It only reads: no session is made, extended or replaced. */
@RestController
@Tag(name = "Login")
class CurrentSessionController {

    @GetMapping("/api/v1/auth/session")
    @Operation(
            operationId = "getSession",
            summary = "Get who is signed in",
            description = "200 also for nobody: the principal is null without a session, and with one that has ended. A"
                    + " login of staff that waits for another step gets 403, as on other routes.")
    ResponseEntity<CurrentSessionResponse> get(@AuthenticationPrincipal @Nullable ShopPrincipal principal) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(CurrentSessionResponse.from(principal));
    }
}
