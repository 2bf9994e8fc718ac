package com.bharatmart.media;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The {@link ArchiveObjectStore} for a command, without the rest of the service, which does not find this configuration. */
@EnableConfigurationProperties(ObjectStorageProperties.class)
@Import({ArchiveObjectStore.class, ObjectStorageBulkhead.class, ObjectStorageConnection.class})
public final class ArchiveObjectStoreConfiguration {

    /** Of no use to a command. */
    @Bean
    static MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }
}
