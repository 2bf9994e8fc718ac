package com.bharatmart.platform.redis;

import com.bharatmart.platform.database.SqlState;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Errors of Redis and Valkey that are over after a while, by the code with which they begin. */
public enum RedisErrorCode {
    /** The server is a replica. */
    READONLY(true, true),
    /** The server is a replica that has lost its primary. */
    MASTERDOWN(true, false),
    /** The server reads its data: it has just started, or it is a new replica. */
    LOADING(true, false),
    /** The server has fewer replicas than it needs for a write. */
    NOREPLICAS(false, true),
    /** The server cannot write to its disk. */
    MISCONF(false, true),
    /** The server has no memory for another value. */
    OOM(false, true);

    /** Up to version 6.2, Redis puts a text in front of an error of a command that a script has called. */
    private static final Pattern MESSAGE =
            Pattern.compile("(?:ERR Error running script.*: -)?([A-Z]+)\\b.*", Pattern.DOTALL);

    private final boolean notPrimary;
    private final boolean readable;

    RedisErrorCode(boolean notPrimary, boolean readable) {
        this.notPrimary = notPrimary;
        this.readable = readable;
    }

    /** The code of the error in this exception or its causes, if it is one of these. */
    public static Optional<RedisErrorCode> of(Throwable e) {
        return SqlState.causes(e).stream()
                .filter(RedisCommandExecutionException.class::isInstance)
                .flatMap(error -> find(error.getMessage()).stream())
                .findFirst();
    }

    /** Whether Redis has only refused to write, and still answers reads. */
    public static boolean isRefusedWrite(Throwable e) {
        return of(e).filter(code -> code.readable).isPresent();
    }

    /** Whether another server may be the primary by now. */
    boolean isNotPrimary() {
        return notPrimary;
    }

    private static Optional<RedisErrorCode> find(@Nullable String message) {
        var error = MESSAGE.matcher(String.valueOf(message));
        return error.matches()
                ? Arrays.stream(values())
                        .filter(code -> code.name().equals(error.group(1)))
                        .findFirst()
                : Optional.empty();
    }
}
