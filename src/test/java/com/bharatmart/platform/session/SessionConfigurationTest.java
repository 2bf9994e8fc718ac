package com.bharatmart.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionConfigurationTest {

    @Test
    void reconnectsTwiceASecondHoweverLongTheOutageIs() {
        var builder = DefaultClientResources.builder();
        new SessionConfiguration().reconnectOften().customize(builder);
        var resources = builder.build();
        try {
            for (var attempt = 1; attempt < 100; attempt++) {
                assertThat(resources.reconnectDelay().createDelay(attempt))
                        .isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
            }
        } finally {
            var _ = resources.shutdown();
        }
    }
}
