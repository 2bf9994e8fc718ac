package com.bharatmart.local;

import com.bharatmart.objectstorage.Credentials;
import com.bharatmart.objectstorage.ObjectStorageServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A stand-in for Object Storage in this process: one for all application contexts, and others for tests of faults. */
public final class LocalObjectStorage implements AutoCloseable {

    private static final String NAMESPACE = "local";
    private static final String BUCKET = "media";

    private final ObjectStorageServer server;
    private final Credentials credentials;

    private LocalObjectStorage(@Nullable Path data, Path credentials) {
        this.credentials = Credentials.in(credentials);
        this.server = ObjectStorageServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                data,
                NAMESPACE,
                BUCKET,
                this.credentials,
                Clock.systemUTC());
    }

    /** Starts another stand-in, which is empty. */
    public static LocalObjectStorage onFreePort() {
        return new LocalObjectStorage(null, temporaryFolder());
    }

    /** Starts another stand-in, which keeps its objects on the disk. */
    public static LocalObjectStorage onDisk() {
        var folder = temporaryFolder();
        return new LocalObjectStorage(folder.resolve("data"), folder);
    }

    public static LocalObjectStorage shared() {
        return Shared.INSTANCE;
    }

    public ObjectStorageServer server() {
        return server;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** The configuration of a service that uses it. */
    public Map<String, String> asProperties() {
        return Map.of(
                "bharatmart.media.object-storage.region",
                "ap-mumbai-1",
                "bharatmart.media.object-storage.namespace",
                NAMESPACE,
                "bharatmart.media.object-storage.bucket",
                BUCKET,
                "bharatmart.media.object-storage.endpoint",
                "http://localhost:" + server.port(),
                "bharatmart.media.object-storage.authentication",
                "config-file",
                "bharatmart.media.object-storage.config-file",
                credentials.configFile().toAbsolutePath().toString());
    }

    @Override
    public void close() {
        server.close();
    }

    private static Path temporaryFolder() {
        try {
            var root = Files.createDirectories(Path.of("target", "object-storage"));
            return Files.createTempDirectory(root.toAbsolutePath(), "server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Configures application contexts of tests for the shared stand-in. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(shared().asProperties()).applyTo(context);
        }
    }

    private static final class Shared {
        static final LocalObjectStorage INSTANCE = start();

        private static LocalObjectStorage start() {
            var data = LocalData.folder("object-storage");
            return data == null
                    ? onFreePort()
                    : new LocalObjectStorage(data.resolve("data"), data.resolve("credentials"));
        }
    }
}
