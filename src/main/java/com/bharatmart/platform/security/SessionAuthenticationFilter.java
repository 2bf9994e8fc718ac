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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out in whose name a request comes: the session's id in Redis, then the login by its primary key in the
 * database. A request without a session id, and one whose answer is the same for everybody, asks neither.
 */
final class SessionAuthenticationFilter extends OncePerRequestFilter {

    private final SessionTokenResolver tokens;
    private final LoginSessionService sessions;
    private final LoginLookup logins;
    private final RequestMatcher sameForEverybody;
    private final ProblemWriter problems;

    SessionAuthenticationFilter(
            SessionTokenResolver tokens,
            LoginSessionService sessions,
            LoginLookup logins,
            RequestMatcher sameForEverybody,
            ProblemWriter problems) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.logins = logins;
        this.sameForEverybody = sameForEverybody;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return sameForEverybody.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var token = tokens.of(request);
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
            goOn(found.get(), request, response, chain);
        } else if (token.byCookie()) {
            // A browser sends what it still has without being asked: whoever only looks around is a guest now.
            chain.doFilter(request, response);
        } else {
            SessionAuthenticationEntryPoint.answer(request, response, problems);
        }
    }

    private Optional<LoginAuthentication> find(SessionToken token) {
        var session = sessions.find(token.id()).filter(token::opens);
        var login = session.flatMap(known -> logins.find(known.login()));
        if (session.isPresent() && login.isEmpty()) {
            sessions.end(token.id());
        }
        return login;
    }

    private void goOn(
            LoginAuthentication login, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var restriction = login.restriction();
        if (restriction != null && !restriction.open().matches(request)) {
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
