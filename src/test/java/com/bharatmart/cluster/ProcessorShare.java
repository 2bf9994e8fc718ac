package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Limits some processes and their children to a share of the processors, by a Linux control group (version 2 or 1).
 * Needs root.
 *
 * @see <a href="https://docs.kernel.org/scheduler/sched-bwc.html">CFS bandwidth control</a>
 */
public final class ProcessorShare implements AutoCloseable {

    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final Path VERSION_1 = VERSION_2.resolve("cpu");
    private static final String MEMBERS = "cgroup.procs";

    /**
     * The period in microseconds, as for containers. With a tenth of it an order cost 1.4 times as much, as each pause
     * empties the processor caches.
     */
    private static final int PERIOD = 100_000;

    private final Path group;
    private final List<ProcessHandle> processes;

    private ProcessorShare(Path group, List<ProcessHandle> processes) {
        this.group = group;
        this.processes = processes;
    }

    static ProcessorShare of(String name, double processors, List<ProcessHandle> processes) {
        var quota = Math.round(processors * PERIOD);
        var isVersion1 = Files.isDirectory(VERSION_1);
        var parent = isVersion1 ? VERSION_1 : VERSION_2;
        var group = parent.resolve(
                "bharatmart-%d-%s".formatted(ProcessHandle.current().pid(), name));
        try {
            Files.createDirectory(group);
            if (isVersion1) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), String.valueOf(PERIOD));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), String.valueOf(quota));
            } else {
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+cpu");
                Files.writeString(group.resolve("cpu.max"), "%d %d".formatted(quota, PERIOD));
            }
            move(processes, group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ProcessorShare(group, processes);
    }

    @Override
    public void close() {
        try {
            move(processes, group.resolve(".."));
            Files.delete(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void move(List<ProcessHandle> processes, Path group) throws IOException {
        for (var process : processes) {
            if (process.isAlive()) {
                Files.writeString(group.resolve(MEMBERS), String.valueOf(process.pid()));
            }
        }
    }
}
