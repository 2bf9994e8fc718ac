package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class MediaPropertiesTest {

    @Test
    void hasDefaults() {
        assertThat(media(Map.of()))
                .isEqualTo(new MediaProperties(
                        null,
                        DataSize.ofMegabytes(10),
                        64_000_000,
                        2048,
                        List.of(160, 320, 640, 1280),
                        85,
                        48,
                        Duration.ofMinutes(2),
                        1,
                        DataSize.ofMegabytes(56),
                        DataSize.ofMegabytes(36),
                        Duration.ofSeconds(10),
                        DataSize.ofMegabytes(24),
                        Duration.ofMinutes(1),
                        3,
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        100,
                        Duration.ofHours(24)));
    }

    @Test
    void bindsAllByName() {
        assertThat(media(Map.ofEntries(
                        Map.entry("bharatmart.media.public-url", "https://cdn.example/media"),
                        Map.entry("bharatmart.media.max-size", "5MB"),
                        Map.entry("bharatmart.media.max-pixels", "1000000"),
                        Map.entry("bharatmart.media.largest-side", "1024"),
                        Map.entry("bharatmart.media.widths", "100,200"),
                        Map.entry("bharatmart.media.quality", "70"),
                        Map.entry("bharatmart.media.max-uploads", "5"),
                        Map.entry("bharatmart.media.upload-timeout", "30s"),
                        Map.entry("bharatmart.media.decoders", "1"),
                        Map.entry("bharatmart.media.decoding-memory", "32MB"),
                        Map.entry("bharatmart.media.progressive-memory", "8MB"),
                        Map.entry("bharatmart.media.decoding-wait", "1s"),
                        Map.entry("bharatmart.media.giving-memory", "16MB"),
                        Map.entry("bharatmart.media.lease", "5s"),
                        Map.entry("bharatmart.media.max-attempts", "2"),
                        Map.entry("bharatmart.media.direct-lifetime", "1m"),
                        Map.entry("bharatmart.media.collect-every", "2h"),
                        Map.entry("bharatmart.media.checked-pictures", "7"),
                        Map.entry("bharatmart.media.grace", "48h"))))
                .isEqualTo(new MediaProperties(
                        URI.create("https://cdn.example/media"),
                        DataSize.ofMegabytes(5),
                        1_000_000,
                        1024,
                        List.of(100, 200),
                        70,
                        5,
                        Duration.ofSeconds(30),
                        1,
                        DataSize.ofMegabytes(32),
                        DataSize.ofMegabytes(8),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(16),
                        Duration.ofSeconds(5),
                        2,
                        Duration.ofMinutes(1),
                        Duration.ofHours(2),
                        7,
                        Duration.ofHours(48)));
    }

    @Test
    void objectStorageHasDefaultsAndIsNotConfiguredWithoutBucket() {
        var storage = storage(Map.of());

        assertThat(storage)
                .isEqualTo(new ObjectStorageProperties(
                        null,
                        null,
                        null,
                        null,
                        null,
                        ObjectStorageProperties.Authentication.INSTANCE_PRINCIPAL,
                        null,
                        "DEFAULT",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(5),
                        2,
                        32));
        assertThat(storage.isConfigured()).isFalse();
    }

    @Test
    void objectStorageBindsAllByName() {
        assertThat(storage(Map.ofEntries(
                        Map.entry("bharatmart.media.object-storage.region", "ap-hyderabad-1"),
                        Map.entry("bharatmart.media.object-storage.namespace", "ns"),
                        Map.entry("bharatmart.media.object-storage.bucket", "b"),
                        Map.entry("bharatmart.media.object-storage.archive-bucket", "a"),
                        Map.entry("bharatmart.media.object-storage.endpoint", "http://localhost:1"),
                        Map.entry("bharatmart.media.object-storage.authentication", "config-file"),
                        Map.entry("bharatmart.media.object-storage.config-file", "/etc/oci"),
                        Map.entry("bharatmart.media.object-storage.profile", "P"),
                        Map.entry("bharatmart.media.object-storage.connect-timeout", "2s"),
                        Map.entry("bharatmart.media.object-storage.read-timeout", "4s"),
                        Map.entry("bharatmart.media.object-storage.deadline", "6s"),
                        Map.entry("bharatmart.media.object-storage.attempts", "3"),
                        Map.entry("bharatmart.media.object-storage.max-calls", "9"))))
                .isEqualTo(new ObjectStorageProperties(
                        "ap-hyderabad-1",
                        "ns",
                        "b",
                        "a",
                        URI.create("http://localhost:1"),
                        ObjectStorageProperties.Authentication.CONFIG_FILE,
                        "/etc/oci",
                        "P",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(6),
                        3,
                        9));
    }

    /** Terraform sets these variables on the instances. */
    @Test
    void objectStorageBindsEnvironmentVariables() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        "test-systemEnvironment",
                        Map.of(
                                "BHARATMART_MEDIA_OBJECTSTORAGE_REGION", "ap-mumbai-1",
                                "BHARATMART_MEDIA_OBJECTSTORAGE_NAMESPACE", "ns",
                                "BHARATMART_MEDIA_OBJECTSTORAGE_BUCKET", "media")));

        var storage = Binder.get(environment)
                .bind("bharatmart.media.object-storage", ObjectStorageProperties.class)
                .get();

        assertThat(storage.region()).isEqualTo("ap-mumbai-1");
        assertThat(storage.namespace()).isEqualTo("ns");
        assertThat(storage.isConfigured()).isTrue();
    }

    private static MediaProperties media(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.media", MediaProperties.class);
    }

    private static ObjectStorageProperties storage(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("bharatmart.media.object-storage", ObjectStorageProperties.class);
    }
}
