package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AuditSealPropertiesTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void defaultsAreTheDocumentedOnes() {
        context.run(started -> assertThat(started.getBean(AuditSealProperties.class))
                .isEqualTo(new AuditSealProperties(null, List.of(), Duration.ofMinutes(1), 24, List.of())));
    }

    @Test
    void valuesAreReadAndChecked() {
        context.withPropertyValues(
                        "bharatmart.audit.seal.key=a",
                        "bharatmart.audit.seal.previous-keys=b,c",
                        "bharatmart.audit.seal.interval=5s",
                        "bharatmart.audit.seal.kept-months=12",
                        "bharatmart.audit.seal.accepted=17,18")
                .run(started -> assertThat(started.getBean(AuditSealProperties.class))
                        .isEqualTo(new AuditSealProperties(
                                "a", List.of("b", "c"), Duration.ofSeconds(5), 12, List.of(17L, 18L))));
        context.withPropertyValues("bharatmart.audit.seal.kept-months=0")
                .run(started -> assertThat(started).hasFailed());
        context.withPropertyValues("bharatmart.audit.seal.interval=0s")
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(AuditSealProperties.class)
    static class Properties {}
}
