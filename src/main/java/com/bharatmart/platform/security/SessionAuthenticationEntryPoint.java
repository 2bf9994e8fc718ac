package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import com.bharatmart.platform.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Answers 401 to a request without a valid login. It neither sets nor clears a cookie. */
public final class SessionAuthenticationEntryPoint implements AuthenticationEntryPoint {

    /** RFC 9110, section 11.6.1, requires a challenge with each 401. This one makes no browser ask for a password. */
    public static final String CHALLENGE = "Session";

    private final ProblemWriter problems;

    SessionAuthenticationEntryPoint(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        problems.write(
                request,
                response,
                Problem.of(
                        PlatformProblemCode.UNAUTHENTICATED,
                        "This needs a login, or the login has ended: POST /api/v1/auth/login."));
    }
}
