package com.bharatmart.platform.health;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The identity of this instance: from the configuration, else from the cloud, else generated. */
@Component
class InstanceInfo {

    private final String process = UUID.randomUUID().toString().substring(0, 8);
    private final InstanceProperties properties;
    private final InstanceMetadataClient client;
    private final String version;

    InstanceInfo(InstanceProperties properties, InstanceMetadataClient client, ObjectProvider<BuildProperties> build) {
        this.properties = properties;
        this.client = client;
        var built = build.getIfAvailable();
        this.version = firstNonBlank(built == null ? null : built.getVersion(), null, "development");
    }

    /** Unique for each start of each instance, which the id need not be. */
    String process() {
        return process;
    }

    String id() {
        return firstNonBlank(properties.id(), client.metadata().id(), process);
    }

    String faultDomain() {
        return firstNonBlank(properties.faultDomain(), client.metadata().faultDomain(), "unknown");
    }

    String version() {
        return version;
    }

    Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private static String firstNonBlank(@Nullable String first, @Nullable String second, String last) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : last;
    }
}
