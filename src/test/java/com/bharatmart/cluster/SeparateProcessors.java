package com.bharatmart.cluster;

import com.bharatmart.testing.ProcessorAffinity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gives the shoppers one half of this machine's processors and the shop the other half, until it is closed. Otherwise a
 * crowd of shoppers takes the processor time that the shop needs to serve it.
 */
public final class SeparateProcessors implements AutoCloseable {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private final List<Integer> processors;
    private final List<ProcessHandle> everybody;

    private SeparateProcessors(List<Integer> processors, List<ProcessHandle> everybody) {
        this.processors = processors;
        this.everybody = everybody;
    }

    static SeparateProcessors of(List<ProcessHandle> shoppers, List<ProcessHandle> shop) {
        var processors = allowed();
        if (processors.size() < 2) {
            throw new IllegalStateException("This needs two processors");
        }
        var half = processors.size() / 2;
        assign(shop, processors.subList(0, half));
        assign(shoppers, processors.subList(half, processors.size()));
        return new SeparateProcessors(
                processors, Stream.concat(shoppers.stream(), shop.stream()).toList());
    }

    @Override
    public void close() {
        assign(everybody, processors);
    }

    private static void assign(List<ProcessHandle> processes, List<Integer> processors) {
        processes.forEach(process -> ProcessorAffinity.assign(processors, process));
    }

    private static List<Integer> allowed() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            var list =
                    lines.filter(line -> line.startsWith(ALLOWED)).findFirst().orElseThrow();
            return Stream.of(list.substring(ALLOWED.length()).strip().split(","))
                    .map(range -> range.split("-"))
                    .flatMap(ends -> IntStream.rangeClosed(
                                    Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]))
                            .boxed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
