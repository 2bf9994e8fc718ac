package com.bharatmart.platform.session;

import com.bharatmart.platform.dependency.RedisMonitor;
import io.lettuce.core.RedisCommandExecutionException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * The sessions in Redis. Only a login makes one. They are used as what they are and not as the servlet API's
 * {@code HttpSession}, which comes into being, is written and fails at moments of its own choosing.
 */
@Component
public class LoginSessionRepository {

    private static final String LOGIN = "login";

    /** What Spring Session makes: a random UUID. Anything else need not be looked for. */
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SessionRepository<? extends Session> repository;
    private final RedisMonitor redis;

    LoginSessionRepository(SessionRepository<? extends Session> repository, RedisMonitor redis) {
        this.repository = repository;
        this.redis = redis;
    }

    /**
     * Makes a session.
     *
     * @param lifetime after which Redis forgets it; whether it stands until then is for the login to say
     * @return its id, a secret
     * @throws SessionsUnavailableException if Redis is
     */
    public String open(LoginSession login, Duration lifetime) {
        return reachable(() -> open(repository, login, lifetime));
    }

    /**
     * The login of a session, if there is one. A session that cannot be read is deleted.
     *
     * @throws SessionsUnavailableException if Redis is
     */
    public Optional<LoginSession> find(String id) {
        if (!SHAPE.matcher(id).matches()) {
            return Optional.empty();
        }
        return reachable(() -> {
            var session = read(id);
            if (session != null && session.getAttribute(LOGIN) instanceof LoginSession login) {
                return Optional.of(login);
            }
            if (session != null) {
                repository.deleteById(id);
            }
            return Optional.empty();
        });
    }

    /**
     * Deletes a session, if there is one.
     *
     * @throws SessionsUnavailableException if Redis is
     */
    public void end(String id) {
        if (SHAPE.matcher(id).matches()) {
            reachable(() -> {
                repository.deleteById(id);
                return true;
            });
        }
    }

    private static <S extends Session> String open(
            SessionRepository<S> repository, LoginSession login, Duration lifetime) {
        var session = repository.createSession();
        session.setMaxInactiveInterval(lifetime);
        session.setAttribute(LOGIN, login);
        repository.save(session);
        return session.getId();
    }

    private @Nullable Session read(String id) {
        try {
            return repository.findById(id);
        } catch (DataAccessException e) {
            if (isOfAnotherShape(e)) {
                repository.deleteById(id);
                return null;
            }
            throw e;
        }
    }

    /** Under the session's key stands something that is not even a hash. */
    private static boolean isOfAnotherShape(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof RedisCommandExecutionException refused
                && String.valueOf(refused.getMessage()).startsWith("WRONGTYPE");
    }

    /** Nobody waits for a Redis that is known to be away. */
    private <T> T reachable(Supplier<T> work) {
        if (redis.isAway()) {
            throw new SessionsUnavailableException(new RedisConnectionFailureException("Redis is away"));
        }
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw new SessionsUnavailableException(e);
        }
    }

    /** Redis does not answer, or not in time, or not to any use. */
    public static final class SessionsUnavailableException extends DataAccessResourceFailureException {
        SessionsUnavailableException(DataAccessException cause) {
            super("sessions are unavailable: " + cause.getMessage(), cause);
        }
    }
}
