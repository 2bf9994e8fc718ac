package com.bharatmart.platform.health;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code instance_info}, always 1: its labels tell a query where an instance runs and which version it has. */
@Component
class InstanceMetrics {

    private final InstanceInfo instance;
    private final MultiGauge info;

    InstanceMetrics(InstanceInfo instance, MeterRegistry registry) {
        this.instance = instance;
        this.info = MultiGauge.builder("instance.info")
                .description("Which instance this is")
                .register(registry);
    }

    @EventListener({ApplicationReadyEvent.class, InstanceMetadataClient.InstanceMetadata.class})
    void register() {
        var tags = Tags.of(
                "instance_id", instance.id(),
                "fault_domain", instance.faultDomain(),
                "version", instance.version());
        info.register(List.of(MultiGauge.Row.of(tags, 1)), true);
    }
}
