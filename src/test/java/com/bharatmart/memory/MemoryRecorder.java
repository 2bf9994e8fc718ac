package com.bharatmart.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a process has of the memory, twice a second, from {@code /proc/PID/status}. */
final class MemoryRecorder implements AutoCloseable {

    private static final int MILLIS = 500;

    private final String name;
    private final Path status;
    private final long start = System.nanoTime();
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread;

    MemoryRecorder(String name, long pid) {
        this.name = name;
        this.status = Path.of("/proc", String.valueOf(pid), "status");
        look();
        this.thread = Thread.ofPlatform().daemon().start(this::watch);
    }

    String name() {
        return name;
    }

    /** Bytes at the beginning. */
    synchronized Sample atRest() {
        return samples.getFirst();
    }

    /** The largest of each. */
    synchronized Sample peak() {
        return new Sample(
                samples.getLast().second(),
                samples.stream().mapToLong(Sample::resident).max().orElseThrow(),
                samples.stream().mapToLong(Sample::anonymous).max().orElseThrow());
    }

    synchronized List<Sample> samples() {
        return List.copyOf(samples);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
            var rows = samples().stream()
                    .map(sample -> String.format(
                            Locale.ROOT, "%.1f,%d,%d", sample.second(), sample.resident(), sample.anonymous()))
                    .collect(Collectors.joining("\n", "second,resident,anonymous\n", "\n"));
            Files.writeString(PackagedService.RESULTS.resolve(name + ".csv"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(MILLIS);
                look();
            }
        } catch (InterruptedException | UncheckedIOException _) {
            // It is over, or the process is gone.
        }
    }

    private synchronized void look() {
        try {
            var text = Files.readString(status);
            samples.add(new Sample((System.nanoTime() - start) / 1e9, of(text, "VmRSS:"), of(text, "RssAnon:")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long of(String text, String field) {
        return text.lines()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(Long::parseLong)
                .map(kilobytes -> kilobytes * 1024)
                .findFirst()
                .orElse(0);
    }

    /**
     * One look.
     *
     * @param resident bytes of all pages of the process that are in memory
     * @param anonymous bytes of those that are its own: the others are files, which the system drops when it needs the room
     */
    record Sample(double second, long resident, long anonymous) {}
}
