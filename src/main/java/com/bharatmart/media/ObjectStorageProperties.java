package com.bharatmart.media;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where files are kept. Without a bucket none are: uploads are answered 503.
 *
 * @param region of OCI, such as {@code ap-mumbai-1}; that of the credentials by default
 * @param namespace of the tenancy; asked for by default
 * @param bucket the bucket's name
 * @param endpoint instead of the region's own
 * @param authentication who this service is to Object Storage
 * @param configFile the SDK's, {@code ~/.oci/config} by default
 * @param profile in the file
 * @param connectTimeout of each attempt
 * @param readTimeout between any two pieces of an answer
 * @param deadline how long the body of an answer may take altogether
 * @param attempts at each call, with growing pauses of random length between them
 * @param maxCalls how many calls an instance makes at once
 */
@Validated
@ConfigurationProperties("bharatmart.media.object-storage")
record ObjectStorageProperties(
        @Nullable String region,
        @Nullable String namespace,
        @Nullable String bucket,
        @Nullable URI endpoint,
        @NotNull @DefaultValue("instance-principal") Authentication authentication,
        @Nullable String configFile,
        @NotBlank @DefaultValue("DEFAULT") String profile,

        @NotNull @DurationMin(millis = 1) @DefaultValue("1s")
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("3s")
        Duration readTimeout,

        @NotNull @DurationMin(millis = 1) @DefaultValue("5s")
        Duration deadline,

        @Min(1) @DefaultValue("2") int attempts,
        @Min(1) @DefaultValue("32") int maxCalls) {

    /** Who a service is. */
    enum Authentication {
        /** The instance of OCI that it runs on. */
        INSTANCE_PRINCIPAL,
        /** A user with a key, as the SDK's configuration file says. */
        CONFIG_FILE
    }

    boolean isConfigured() {
        return bucket != null && !bucket.isBlank();
    }
}
