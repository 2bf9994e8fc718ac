package com.bharatmart.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AuditPropertiesTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void defaultsAreTheDocumentedOnes() {
        context.run(
                started -> assertThat(started.getBean(AuditProperties.class)).isEqualTo(new AuditProperties(20, 60)));
    }

    @Test
    void valuesAreReadAndChecked() {
        context.withPropertyValues("bharatmart.audit.attempts-of-one=3", "bharatmart.audit.attempts-of-all=4")
                .run(started ->
                        assertThat(started.getBean(AuditProperties.class)).isEqualTo(new AuditProperties(3, 4)));
        context.withPropertyValues("bharatmart.audit.attempts-of-one=0")
                .run(started -> assertThat(started).hasFailed());
    }

    @EnableConfigurationProperties(AuditProperties.class)
    static class Properties {}
}
