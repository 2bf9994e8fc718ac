package com.bharatmart.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.InProcessInstance;
import io.micrometer.tracing.Tracer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

@HttpTest
class TracingAutoConfigurationFilterTest {

    @Autowired
    ObjectProvider<Tracer> tracer;

    @Test
    void thereIsNoTracerByDefault() {
        assertThat(tracer.getIfAvailable()).isNull();
    }

    @Test
    void instanceWithTracesHasATracer() {
        try (var instance = InProcessInstance.start(Map.of("bharatmart.tracing.enabled", "true"))) {
            var span = instance.bean(Tracer.class).nextSpan();

            assertThat(span.context().traceId()).hasSize(32);
        }
    }
}
