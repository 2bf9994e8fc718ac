package com.bharatmart.platform.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * So many at once, and as many again in each period, one after the other. Written {@code 300/1m}.
 *
 * @param tokens at least 1
 * @param period at least a second
 */
record Rate(long tokens, Duration period) {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,9})/(\\d+[a-z]{1,2})");

    Rate {
        if (tokens < 1 || period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("a rate is at least 1 in a second or longer");
        }
    }

    /** Spring's conversion of properties finds this by its name. */
    public static Rate valueOf(String written) {
        var parts = WRITTEN.matcher(written.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("a rate is written like 300/1m");
        }
        return new Rate(Long.parseLong(parts.group(1)), DurationStyle.detectAndParse(parts.group(2)));
    }

    /** After which one more is allowed. */
    Duration interval() {
        return period.dividedBy(tokens);
    }

    /** The share of one of so many in this rate, {@code times} over: at least one in the same period. */
    Rate share(long times, long of) {
        return new Rate(Math.max(1, tokens * times / of), period);
    }

    /** A full one, in the memory of this instance. */
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
