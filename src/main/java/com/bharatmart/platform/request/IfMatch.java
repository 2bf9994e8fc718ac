package com.bharatmart.platform.request;

import com.bharatmart.platform.problem.HasProblem;
import com.bharatmart.platform.problem.PlatformProblemCode;
import com.bharatmart.platform.problem.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/**
 * The versions of a resource that a change may be based on (RFC 9110, section 13.1.1).
 *
 * @param header the value of {@code If-Match}, null if the request has none
 */
public record IfMatch(@Nullable String header) {

    /** The strong entity tag of a version. */
    public static String tag(long version) {
        return tag(String.valueOf(version));
    }

    /** The strong entity tag of a resource without a version, made from its state. */
    public static String tag(String state) {
        return "\"" + state + "\"";
    }

    /** Throws {@link PreconditionFailedException} if the header names other versions only. */
    public void require(long version) {
        require(String.valueOf(version));
    }

    /**
     * As {@link #require(long)}, for a resource without a version. A tag that a proxy has extended stands for the same
     * version; otherwise no client behind that proxy could change anything.
     */
    public void require(String state) {
        if (header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .noneMatch(tag -> tag.equals("*") || IfNoneMatch.isSame(tag, tag(state)))) {
            throw new PreconditionFailedException();
        }
    }

    /** The resource has changed since the client read it. */
    public static final class PreconditionFailedException extends RuntimeException implements HasProblem {
        @Override
        public ProblemDetail problem() {
            return Problem.of(
                    PlatformProblemCode.PRECONDITION_FAILED, "This has changed since you read it. Read it again.");
        }
    }
}
