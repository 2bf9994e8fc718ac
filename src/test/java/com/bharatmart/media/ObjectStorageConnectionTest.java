package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.local.LocalObjectStorage;
import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.objectstorage.requests.GetObjectRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ObjectStorageConnectionTest {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(1);

    @Test
    void callThatTimesOutIsNotRepeated() throws Exception {
        try (var storage = LocalObjectStorage.onFreePort()) {
            var connection = connection(storage);
            storage.server().faults().delay(Duration.ofMinutes(1));
            var start = System.nanoTime();

            assertThatThrownBy(() -> get(connection)).isInstanceOf(BmcException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(READ_TIMEOUT, READ_TIMEOUT.multipliedBy(2));
            storage.server().faults().none();
            connection.close();
        }
    }

    private static void get(ObjectStorageConnection connection) {
        var bucket = connection.bucket();
        bucket.client()
                .getObject(GetObjectRequest.builder()
                        .namespaceName(bucket.namespace())
                        .bucketName(bucket.name())
                        .objectName("picture")
                        .build());
    }

    private static ObjectStorageConnection connection(LocalObjectStorage storage) throws IOException {
        var properties = new HashMap<String, Object>(storage.asProperties());
        properties.put("bharatmart.media.object-storage.read-timeout", READ_TIMEOUT.toSeconds() + "s");
        properties.put("bharatmart.media.object-storage.attempts", "3");
        var connection = new ObjectStorageConnection(new Binder(new MapConfigurationPropertySource(properties))
                .bind("bharatmart.media.object-storage", ObjectStorageProperties.class)
                .get());
        connection.check();
        return connection;
    }
}
