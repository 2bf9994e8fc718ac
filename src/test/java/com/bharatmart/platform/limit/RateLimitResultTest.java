package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitResultTest {

    private static final RateLimit LIMIT = new RateLimit("writes", Rate.valueOf("300/1m"));

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void allowedRequestHasTheHeadersOfTheDraft() {
        RateLimitResult.allowed(LIMIT, 299, Duration.ofMillis(200)).writeHeaders(response);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"writes\";q=300;w=60");
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"writes\";r=299;t=1");
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void waitOfARejectedRequestIsRoundedUp() {
        RateLimitResult.exceeded(LIMIT, Duration.ofMillis(2001)).writeHeaders(response);

        assertThat(response.getHeader("RateLimit")).isEqualTo("\"writes\";r=0;t=3");
        assertThat(response.getHeader("Retry-After")).isEqualTo("3");
    }
}
