package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The answer to somebody who has to log in, or to log in again. It sets no cookie and takes none away. */
public final class SessionAuthenticationEntryPoint {

    /** What RFC 9110, section 11.6.1, wants every 401 to say; no browser asks for a password because of it. */
    public static final String CHALLENGE = "Session";

    private SessionAuthenticationEntryPoint() {}

    static void answer(HttpServletRequest request, HttpServletResponse response, ProblemWriter problems)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        problems.write(
                request,
                response,
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "This needs a login, or the login has ended: POST /api/v1/auth/login."));
    }
}
