package com.bharatmart.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.redis.RedisSystemException;

class RedisErrorCodeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "READONLY You can't write against a read only replica.",
                "READONLY You can't write against a read only replica. script: 2f8a, on @user_script:15.",
                "ERR Error running script (call to f_2f8a): @user_script:3: @user_script: 3: -READONLY You can't write against a"
                        + " read only replica. "
            })
    void findsTheCodeOfACommandAndOfAScript(String message) {
        assertThat(RedisErrorCode.of(error(message))).contains(RedisErrorCode.READONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ERR unknown command 'READONLY'",
                "WRONGTYPE Operation against a key",
                "READONLYX",
                "OOM_",
                "",
                "-OOM"
            })
    void findsNoCodeInOtherErrors(String message) {
        assertThat(RedisErrorCode.of(error(message))).isEmpty();
    }

    @Test
    void findsNoCodeInFailuresOfTheConnection() {
        assertThat(RedisErrorCode.of(new RedisSystemException("READONLY", new RedisException("READONLY it is"))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsRefusedWritesFromServersThatAnswerNothing(RedisErrorCode code) {
        var serves =
                switch (code) {
                    case READONLY, NOREPLICAS, MISCONF, OOM -> true;
                    case MASTERDOWN, LOADING -> false;
                };

        assertThat(RedisErrorCode.isRefusedWrite(error(code + " and so on"))).isEqualTo(serves);
    }

    private static RedisSystemException error(String message) {
        return new RedisSystemException("Error in execution", new RedisCommandExecutionException(message));
    }
}
