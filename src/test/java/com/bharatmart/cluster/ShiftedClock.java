package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The time of day of one instance, which can be wrong while it runs. Its durations stay right. Needs a C compiler. */
public final class ShiftedClock {

    private static final String SOURCE = "/drill/shifted-clock.c";

    private final Path file;

    private ShiftedClock(Path file) {
        this.file = file;
    }

    /** The clock of an instance of the shop from its next start on. */
    public static ShiftedClock of(SmallCluster shop, ClusterInstance instance) {
        var file = shop.sandbox().write("clock-" + instance.name(), "\0".repeat(Long.BYTES));
        var library = compiled(shop.sandbox());
        instance.environment(Map.of("LD_PRELOAD", library.toString(), "CLOCK_SHIFT", file.toString()));
        return new ShiftedClock(file);
    }

    private static Path compiled(Sandbox sandbox) {
        try (var text = Objects.requireNonNull(ShiftedClock.class.getResourceAsStream(SOURCE))) {
            var source = Files.write(sandbox.folder("clock").resolve("shifted-clock.c"), text.readAllBytes());
            var library = source.resolveSibling("shifted-clock.so");
            Binaries.require("gcc", "gcc");
            ManagedProcess.run(List.of("gcc", "-shared", "-fPIC", "-O2", "-o", library.toString(), source.toString()));
            return library;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The instance reads a time that is later by this, or earlier if it is negative. */
    public void shift(Duration by) {
        var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
        bytes.putLong(by.toSeconds()).flip();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
