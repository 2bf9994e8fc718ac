package com.bharatmart.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What passwords have to be, and what guessing them costs. The defaults of Argon2id are one of the settings that OWASP's
 * Password Storage Cheat Sheet calls equal, the one that needs the least memory.
 *
 * @param minLength characters in a new password; 8 is the least that OWASP ASVS 5.0 (6.2.1) allows
 * @param memory for one hash
 * @param iterations over that memory
 * @param parallelism lanes of one hash
 * @param concurrency how many are hashed at the same time in one instance
 * @param queue how many more may wait for their turn; who comes after them is told to come back later
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

    /** The blocks of Argon2id are objects of their own, whose headers and references come on top. */
    private static final int OVERHEAD_PERCENT = 5;

    /** Bytes of heap that the hashes which run at the same time need. */
    long memoryOfAll() {
        return concurrency * memory.toBytes() * (100 + OVERHEAD_PERCENT) / 100;
    }
}
