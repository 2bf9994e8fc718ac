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
 * What OCI's instance metadata service, version 2, knows of the machine. It is asked beside the start, which does not
 * wait for it, and only if the configuration says where it is.
 */
@Component
class InstanceMetadataClient implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(InstanceMetadataClient.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 5;

    private final @Nullable URI url;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private volatile Found found = new Found(null, null);

    InstanceMetadataClient(InstanceProperties properties, JsonMapper json, ApplicationEventPublisher events) {
        this.url = properties.metadataUrl();
        this.json = json;
        this.events = events;
    }

    /** Empty until it has answered. */
    Found found() {
        return found;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (url != null) {
            Thread.ofVirtual().name("instance-metadata").start(() -> ask(url));
        }
    }

    private void ask(URI url) {
        for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                found = read(url);
                log.info("This is instance {} in fault domain {}", found.id(), found.faultDomain());
                events.publishEvent(found);
                return;
            } catch (IOException | JacksonException e) {
                log.info("The instance metadata service does not answer, attempt {} of {}: {}", attempt, ATTEMPTS, e);
            }
            try {
                Thread.sleep(TIMEOUT);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private Found read(URI url) throws IOException {
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout((int) TIMEOUT.toMillis());
        connection.setReadTimeout((int) TIMEOUT.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Authorization", "Bearer Oracle");
        try (var body = connection.getInputStream()) {
            var instance = json.readTree(body);
            return new Found(
                    instance.path("id").stringValue(null),
                    instance.path("faultDomain").stringValue(null));
        }
    }

    /** Null is what it did not say. */
    record Found(@Nullable String id, @Nullable String faultDomain) {}
}
