package com.bharatmart.media;

import com.bharatmart.platform.archive.ArchiveStore;
import com.oracle.bmc.model.BmcException;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The archive in a bucket of its own, which holds no pictures: nothing in it is ever served. */
@Component
class ArchiveObjectStore implements ArchiveStore {

    private final ObjectStorageConnection connection;
    private final ObjectStore objects;
    private final boolean isConfigured;

    ArchiveObjectStore(
            ObjectStorageConnection connection, ObjectStorageBulkhead bulkhead, ObjectStorageProperties properties) {
        this.connection = connection;
        var bucket = Objects.requireNonNullElse(properties.archiveBucket(), "");
        this.objects = new ObjectStore(bulkhead, properties.deadline(), bucket);
        this.isConfigured = properties.isConfigured() && !bucket.isBlank();
    }

    @Override
    public boolean isConfigured() {
        return isConfigured;
    }

    @Override
    public void connect() {
        try {
            connection.check();
        } catch (IOException | BmcException e) {
            throw new UnavailableException(e);
        }
    }

    @Override
    public void put(String name, String contentType, byte[] content) {
        call(() -> objects.put(name, contentType, ByteSlice.of(content)));
    }

    @Override
    public Optional<byte[]> get(String name, int maxLength) {
        return call(() -> objects.get(name, maxLength).map(ObjectStore.StoredObject::bytes));
    }

    private <T> T call(Supplier<T> call) {
        if (!isConfigured) {
            throw new IllegalStateException("bharatmart.media.object-storage.archive-bucket is not configured");
        }
        try {
            return call.get();
        } catch (StorageUnavailableException | MediaBusyException e) {
            throw new UnavailableException(e);
        }
    }
}
