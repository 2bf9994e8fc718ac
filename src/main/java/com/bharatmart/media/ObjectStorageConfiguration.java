package com.bharatmart.media;

import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ObjectStorageConfiguration {

    /** The objects of the shop's pictures and uploads. */
    @Bean
    ObjectStore objectStore(ObjectStorageBulkhead bulkhead, ObjectStorageProperties properties) {
        return new ObjectStore(bulkhead, properties.deadline(), Objects.requireNonNullElse(properties.bucket(), ""));
    }
}
