package com.bharatmart.platform.health;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the id and fault domain of the machine from OCI's instance metadata service, version 2. Runs in the background during
 * the start, and only if the configuration has the URL of the service.
 */
@Component
class InstanceMetadataClient implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(InstanceMetadataClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int MAX_ATTEMPTS = 5;

    private final @Nullable URI url;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private volatile InstanceMetadata metadata = new InstanceMetadata(null, null);

    InstanceMetadataClient(InstanceProperties properties, JsonMapper json, ApplicationEventPublisher events) {
        this.url = properties.metadataUrl();
        this.json = json;
        this.events = events;
    }

    /** Without values until the service has answered. */
    InstanceMetadata metadata() {
        return metadata;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (url != null) {
            Thread.ofVirtual().name("instance-metadata").start(() -> fetch(url));
        }
    }

    private void fetch(URI url) {
        for (var attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
            try {
                metadata = read(url);
                log.info("This is instance {} in fault domain {}", metadata.id(), metadata.faultDomain());
                events.publishEvent(metadata);
                return;
            } catch (IOException | JacksonException e) {
                log.info(
                        "The instance metadata service does not answer, attempt {} of {}: {}",
                        attempt,
                        MAX_ATTEMPTS,
                        e);
            }
            try {
                Thread.sleep(TIMEOUT);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private InstanceMetadata read(URI url) throws IOException {
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer Oracle");
        try (var body = connection.getInputStream()) {
            var instance = json.readTree(body);
            return new InstanceMetadata(
                    instance.path("id").stringValue(null),
                    instance.path("faultDomain").stringValue(null));
        }
    }

    /** A value is null if the service did not return it. */
    record InstanceMetadata(@Nullable String id, @Nullable String faultDomain) {}
}
