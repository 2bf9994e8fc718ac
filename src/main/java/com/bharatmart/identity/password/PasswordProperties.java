package com.bharatmart.identity.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The rules for passwords and the cost of hashing them. The defaults of Argon2id are one of the equivalent settings of
 * OWASP's Password Storage Cheat Sheet: the one that needs the least memory.
 *
 * @param minLength characters in a new password; OWASP ASVS 5.0 (6.2.1) requires 8
 * @param memory for one hash
 * @param iterations over that memory
 * @param parallelism lanes of one hash
 * @param concurrency hashes that one instance computes at the same time
 * @param queue further hashes that may wait; beyond them, requests get a 503
 */
@Validated
@ConfigurationProperties("bharatmart.password")
record PasswordProperties(
        @Min(8) @Max(64) @DefaultValue("8") int minLength,
        @NotNull @DefaultValue("7MB") DataSize memory,
        @Positive @DefaultValue("5") int iterations,
        @Positive @DefaultValue("1") int parallelism,
        @Positive @DefaultValue("2") int concurrency,
        @Positive @DefaultValue("32") int queue) {

    /** Each block of Argon2id is an object, whose header and reference need memory, too. */
    private static final int OVERHEAD_PERCENT = 5;

    /** Bytes of heap for all concurrent hashes. */
    long totalMemory() {
        return concurrency * memory.toBytes() * (100 + OVERHEAD_PERCENT) / 100;
    }
}
