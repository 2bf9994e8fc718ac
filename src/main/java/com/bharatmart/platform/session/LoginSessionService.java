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
import org.springframework.stereotype.Service;

/**
 * The sessions in Redis. Only a login creates one. This class replaces the {@code HttpSession} of the servlet API, which is
 * created, written and fails at implicit moments.
 */
@Service
public class LoginSessionService {

    private static final String LOGIN = "login";

    /** Spring Session creates random UUIDs; Redis need not be asked for anything else. */
    private static final Pattern ID_PATTERN = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final SessionRepository<? extends Session> repository;
    private final RedisMonitor redis;

    LoginSessionService(SessionRepository<? extends Session> repository, RedisMonitor redis) {
        this.repository = repository;
        this.redis = redis;
    }

    /**
     * Creates a session.
     *
     * @param lifetime after which Redis deletes the session; its login may end earlier
     * @return the id of the session, a secret
     * @throws SessionsUnavailableException if Redis is unavailable
     */
    public String open(LoginSession login, Duration lifetime) {
        return call(() -> open(repository, login, lifetime));
    }

    /**
     * Finds a session. One that cannot be read is deleted.
     *
     * @throws SessionsUnavailableException if Redis is unavailable
     */
    public Optional<LoginSession> find(String id) {
        if (!ID_PATTERN.matcher(id).matches()) {
            return Optional.empty();
        }
        return call(() -> {
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
     * Deletes a session, if it exists.
     *
     * @throws SessionsUnavailableException if Redis is unavailable
     */
    public void end(String id) {
        if (ID_PATTERN.matcher(id).matches()) {
            call(() -> {
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
            if (isWrongType(e)) {
                repository.deleteById(id);
                return null;
            }
            throw e;
        }
    }

    /** The value at the key of the session is not a hash. */
    private static boolean isWrongType(DataAccessException e) {
        return NestedExceptionUtils.getMostSpecificCause(e) instanceof RedisCommandExecutionException error
                && String.valueOf(error.getMessage()).startsWith("WRONGTYPE");
    }

    /** Fails at once, without a timeout, while Redis is known to be unavailable. */
    private <T> T call(Supplier<T> command) {
        if (redis.isAway()) {
            throw new SessionsUnavailableException(new RedisConnectionFailureException("Redis is unavailable"));
        }
        try {
            return command.get();
        } catch (DataAccessException e) {
            throw new SessionsUnavailableException(e);
        }
    }

    /** Redis does not answer, does not answer in time, or answers with an error. */
    public static final class SessionsUnavailableException extends DataAccessResourceFailureException {
        SessionsUnavailableException(DataAccessException cause) {
            super("sessions are unavailable: " + cause.getMessage(), cause);
        }
    }
}
