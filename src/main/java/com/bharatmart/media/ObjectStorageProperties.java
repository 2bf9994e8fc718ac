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
 * The bucket that pictures are stored in. Without a bucket, uploads are answered 503.
 *
 * @param region OCI region, for example {@code ap-mumbai-1}; the region of the credentials by default
 * @param namespace of the tenancy; the service requests it from Object Storage by default
 * @param bucket the bucket's name
 * @param archiveBucket the name of another bucket, for archived months of tables, which must not be public; without it they
 *     stay in the database
 * @param endpoint URL of Object Storage; the region's endpoint by default
 * @param authentication how the service authenticates to Object Storage
 * @param configFile configuration file of the OCI SDK; {@code ~/.oci/config} by default
 * @param profile in the configuration file
 * @param connectTimeout of each attempt
 * @param readTimeout between two reads of a response
 * @param deadline maximum time to read the body of a response
 * @param attempts maximum attempts for each call, with exponential backoff and jitter between them; a call that times out has
 *     no other one
 * @param maxCalls maximum concurrent calls of an instance
 */
@Validated
@ConfigurationProperties("bharatmart.media.object-storage")
record ObjectStorageProperties(
        @Nullable String region,
        @Nullable String namespace,
        @Nullable String bucket,
        @Nullable String archiveBucket,
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

    /** How the service authenticates. */
    enum Authentication {
        /** As the OCI instance that it runs on. */
        INSTANCE_PRINCIPAL,
        /** As the user in the SDK's configuration file, with an API key. */
        CONFIG_FILE
    }

    boolean isConfigured() {
        return bucket != null && !bucket.isBlank();
    }
}
