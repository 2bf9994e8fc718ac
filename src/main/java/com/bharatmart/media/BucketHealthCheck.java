package com.bharatmart.media;

import com.bharatmart.platform.health.HealthCheck;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Whether the bucket can be reached. There is no such check where no bucket is configured. */
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
