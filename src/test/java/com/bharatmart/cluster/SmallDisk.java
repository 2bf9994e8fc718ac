package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A file system in memory, which can be filled. It ends with the shop. Needs root. */
public final class SmallDisk {

    private static final int PAGE = 4096;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** The disk of the database's data from its creation on. The write-ahead log is on another one. */
    public static SmallDisk ofDatabase(SmallCluster shop) {
        shop.server().separateLog(shop.sandbox().folder("wal"));
        return mount(shop.sandbox(), shop.server().name(), "512m");
    }

    /** The disk of what an instance logs from its next start on. */
    public static SmallDisk ofLog(SmallCluster shop, ClusterInstance instance) {
        var disk = mount(shop.sandbox(), "log-of-" + instance.name(), "4m");
        try {
            Files.createSymbolicLink(shop.sandbox().log(instance.name()), disk.folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return disk;
    }

    private static SmallDisk mount(Sandbox sandbox, String name, String size) {
        var folder = sandbox.folder(name);
        ManagedProcess.run(List.of("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", folder.toString()));
        return new SmallDisk(sandbox.folder(name));
    }

    /** Takes all of its space. */
    public void fill() {
        try (var file = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (space() >= PAGE) {
                file.write(ByteBuffer.allocate(PAGE));
            }
        } catch (IOException e) {
            if (space() >= PAGE) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Returns what {@link #fill} took. */
    public void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of the log. */
    public long logged() {
        return folder.resolve("log").toFile().length();
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private long space() {
        return folder.toFile().getUsableSpace();
    }
}
