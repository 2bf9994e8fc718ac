package com.bharatmart.platform.security;

import com.bharatmart.platform.problem.ProblemWriter;
import com.bharatmart.platform.problem.Unavailable;
import com.bharatmart.platform.session.LoginSessionService;
import com.bharatmart.platform.session.SessionToken;
import com.bharatmart.platform.session.SessionTokenResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Authenticates a request by its session: the session in Redis, then the login by its primary key in the database. A
 * request without a session id, or for a route with the same response for every caller, reads neither.
 */
final class SessionAuthenticationFilter extends OncePerRequestFilter {

    private final SessionTokenResolver tokens;
    private final LoginSessionService sessions;
    private final LoginLookup logins;
    private final AuthenticationEntryPoint unauthenticated;
    private final ProblemWriter problems;

    SessionAuthenticationFilter(
            SessionTokenResolver tokens,
            LoginSessionService sessions,
            LoginLookup logins,
            AuthenticationEntryPoint unauthenticated,
            ProblemWriter problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.logins = logins;
        this.unauthenticated = unauthenticated;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return RoutePatterns.WITHOUT_SESSION.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = tokens.resolve(request);
        if (token == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<LoginAuthentication> found;
        try {
            found = find(token);
        } catch (DataAccessException | TransactionException e) {
            problems.write(request, response, Unavailable.answerTo(e).orElseThrow(() -> e));
            return;
        }
        if (found.isPresent()) {
            authenticate(found.get(), request, response, chain);
        } else if (token.byCookie() || RoutePatterns.SESSION.matches(request)) {
            // Browsers go on sending an expired cookie: the caller is a guest. A session check tells so.
            chain.doFilter(request, response);
        } else {
            unauthenticated.commence(request, response, new CredentialsExpiredException("session has ended"));
        }
    }

    private Optional<LoginAuthentication> find(SessionToken token) {
        var session = sessions.find(token.id()).filter(token::isValidFor);
        var login = session.flatMap(known -> logins.find(known.login()));
        if (session.isPresent() && login.isEmpty()) {
            sessions.end(token.id());
        }
        return login;
    }

    private void authenticate(
            LoginAuthentication login, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var restriction = login.restriction();
        if (restriction != null && !restriction.allowed().matches(request)) {
            problems.write(request, response, restriction.problem());
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(login);
        SecurityContextHolder.setContext(context);
        MDC.put("customerId", login.getName());
        chain.doFilter(request, response);
    }
}
