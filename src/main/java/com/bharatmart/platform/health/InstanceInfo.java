package com.bharatmart.platform.health;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What this instance says of itself: by its configuration, else by its cloud, else as it makes up. */
@Component
class InstanceInfo {

    private final String process = UUID.randomUUID().toString().substring(0, 8);
    private final InstanceProperties properties;
    private final InstanceMetadataClient metadata;
    private final String version;

    InstanceInfo(
            InstanceProperties properties, InstanceMetadataClient metadata, ObjectProvider<BuildProperties> build) {
        this.properties = properties;
        this.metadata = metadata;
        var built = build.getIfAvailable();
        this.version = known(built == null ? null : built.getVersion(), null, "development");
    }

    /** Unlike the id, certainly no other's, and not of this instance before a restart either. */
    String process() {
        return process;
    }

    String id() {
        return known(properties.id(), metadata.found().id(), process);
    }

    String faultDomain() {
        return known(properties.faultDomain(), metadata.found().faultDomain(), "unknown");
    }

    String version() {
        return version;
    }

    Duration uptime() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private static String known(@Nullable String first, @Nullable String second, String last) {
        if (first != null && !first.isBlank()) {
            return first;
        }
        return second != null && !second.isBlank() ? second : last;
    }
}
