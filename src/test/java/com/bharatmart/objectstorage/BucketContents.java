package com.bharatmart.objectstorage;

import com.bharatmart.objectstorage.StoredObject.Content;
import com.bharatmart.objectstorage.StoredObject.ReceivedBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The objects of the bucket, in memory or in a folder. In a folder they survive a restart. */
final class BucketContents {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable Path folder;
    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();

    BucketContents(@Nullable Path folder) {
        this.folder = folder;
        if (folder != null) {
            load(folder);
        }
    }

    @Nullable StoredObject find(String name) {
        return objects.get(name);
    }

    /** Lists objects in the order of their names, starting at a name. */
    List<StoredObject> from(String start, String prefix, int limit) {
        return objects.tailMap(start.compareTo(prefix) < 0 ? prefix : start, true).values().stream()
                .takeWhile(object -> object.name().startsWith(prefix))
                .limit(limit)
                .toList();
    }

    /** Stores a body that does not belong to an object yet. */
    ReceivedBody receive(InputStream body) throws IOException {
        var md5 = digest("MD5");
        var sha256 = digest("SHA-256");
        var file = folder == null ? null : folder.resolve(UUID.randomUUID() + ".bytes");
        var memory = new ByteArrayOutputStream();
        var size = 0L;
        try (OutputStream out = file == null ? memory : Files.newOutputStream(file)) {
            var buffer = new byte[16 * 1024];
            for (var n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                out.write(buffer, 0, n);
                md5.update(buffer, 0, n);
                sha256.update(buffer, 0, n);
                size += n;
            }
        } catch (IOException e) {
            if (file != null) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
        return new ReceivedBody(
                size,
                Base64.getEncoder().encodeToString(md5.digest()),
                Base64.getEncoder().encodeToString(sha256.digest()),
                new Content(file == null ? memory.toByteArray() : null, file));
    }

    /** Concatenates bodies. */
    ReceivedBody join(List<ReceivedBody> parts) throws IOException {
        var streams = new ArrayList<InputStream>();
        for (var part : parts) {
            streams.add(part.content().open());
        }
        try (var all = new SequenceInputStream(Collections.enumeration(streams))) {
            return receive(all);
        }
    }

    /**
     * Creates or replaces an object.
     *
     * @param precondition receives the existing object or null, and throws to prevent the write
     */
    StoredObject put(
            String name,
            Map<String, String> headers,
            ReceivedBody received,
            Instant now,
            Consumer<@Nullable StoredObject> precondition) {
        var object = StoredObject.of(name, headers, received, now);
        objects.compute(name, (_, old) -> {
            precondition.accept(old);
            writeMetadata(object);
            deleteFiles(old);
            return object;
        });
        return object;
    }

    /** As {@link #put}. */
    void delete(String name, Consumer<@Nullable StoredObject> precondition) {
        objects.compute(name, (_, old) -> {
            precondition.accept(old);
            deleteFiles(old);
            return null;
        });
    }

    /** The content of the file {@code *.json} beside the bytes of an object. */
    private record Metadata(String name, String etag, String md5, Map<String, String> headers, Instant modified) {}

    private void writeMetadata(StoredObject object) {
        var file = object.content().file();
        if (file != null) {
            var metadata =
                    new Metadata(object.name(), object.etag(), object.md5(), object.headers(), object.modified());
            unchecked(() -> {
                var written = Files.writeString(sibling(file, ".new"), JSON.writeValueAsString(metadata));
                Files.move(written, sibling(file, ".json"), StandardCopyOption.ATOMIC_MOVE);
            });
        }
    }

    private static void deleteFiles(@Nullable StoredObject old) {
        if (old != null) {
            unchecked(() -> {
                var file = old.content().file();
                if (file != null) {
                    Files.deleteIfExists(sibling(file, ".json"));
                }
                old.content().delete();
            });
        }
    }

    private void load(Path from) {
        unchecked(() -> {
            Files.createDirectories(from);
            try (var files = Files.newDirectoryStream(from, "*.json")) {
                for (var file : files) {
                    var metadata = JSON.readValue(Files.readString(file), Metadata.class);
                    var bytes = sibling(file, ".bytes");
                    objects.put(
                            metadata.name(),
                            new StoredObject(
                                    metadata.name(),
                                    Files.size(bytes),
                                    metadata.etag(),
                                    metadata.md5(),
                                    metadata.headers(),
                                    metadata.modified(),
                                    new Content(null, bytes)));
                }
            }
        });
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[a-z]+$", ending));
    }

    private static MessageDigest digest(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface FileWork {
        void run() throws IOException;
    }

    private static void unchecked(FileWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
