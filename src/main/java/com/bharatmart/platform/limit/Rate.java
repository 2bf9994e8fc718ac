package com.bharatmart.platform.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * A number of tokens, all available at once, that come back one by one over a period. Written {@code 300/1m}.
 *
 * @param tokens at least 1
 * @param period at least a second
 */
record Rate(long tokens, Duration period) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d+[a-z]{1,2})");

    Rate {
        if (tokens < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a rate needs at least 1 token and a period of at least 1 s");
        }
    }

    /** Spring converts properties with this method, which it finds by its name. */
    public static Rate valueOf(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a rate is written like 300/1m");
        }
        return new Rate(Long.parseLong(parts.group(1)), DurationStyle.detectAndParse(parts.group(2)));
    }

    /** The time between two tokens. */
    Duration interval() {
        return period.dividedBy(tokens);
    }

    /** {@code multiple} times this rate, divided by {@code instances}: at least 1 token in the same period. */
    Rate share(long multiple, long instances) {
        return new Rate(Math.max(1, tokens * multiple / instances), period);
    }

    /** A full bucket in the memory of this instance. */
    Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tokens).refillGreedy(tokens, period))
                .build();
    }

    @Override
    public String toString() {
        return tokens + "/" + period.toSeconds() + "s";
    }
}
