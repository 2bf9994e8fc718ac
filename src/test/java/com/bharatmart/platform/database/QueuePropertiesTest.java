package com.bharatmart.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.EmbeddedValueResolver;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class QueuePropertiesTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class, QueueConfiguration.class);

    @Test
    void defaultIsTheDocumentedOne() {
        context.run(started -> assertThat(started.getBean(QueueProperties.class))
                .isEqualTo(new QueueProperties(Duration.ofSeconds(1))));
    }

    @Test
    void intervalIsWhatTheJobsWaitFor() {
        context.withPropertyValues("bharatmart.queues.poll-interval=250ms")
                .run(started -> assertThat(new EmbeddedValueResolver(started.getBeanFactory())
                                .resolveStringValue(WriteJobs.POLL_INTERVAL))
                        .isEqualTo("PT0.25S"));
    }

    @Test
    void intervalThatWouldBusyTheDatabaseIsRejected() {
        context.withPropertyValues("bharatmart.queues.poll-interval=1ms")
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(QueueProperties.class)
    static class Properties {}
}
