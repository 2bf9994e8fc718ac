package com.bharatmart.media;

import com.bharatmart.platform.health.HealthCheck;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whether the bucket is there. Where none is configured, there is nothing to check. */
@Component
@ConditionalOnProperty("bharatmart.media.object-storage.bucket")
class BucketHealthCheck implements HealthCheck {

    private final ObjectStorageConnection connection;

    BucketHealthCheck(ObjectStorageConnection connection) {
        this.connection = connection;
    }

    @Override
    public String name() {
        return "objectStorage";
    }

    @Override
    public void run() throws IOException {
        connection.check();
    }
}
