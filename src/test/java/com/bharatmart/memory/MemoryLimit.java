package com.bharatmart.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A limit on the memory of a process, as a container has it: a control group of Linux, of version 2 or 1. It needs root;
 * without it there is none, and only what the process has is measured.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html#memory">Control group v2: memory</a>
 */
final class MemoryLimit implements AutoCloseable {

    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final Path VERSION_1 = VERSION_2.resolve("memory");
    private static final String MEMBERS = "cgroup.procs";

    private final Path group;
    private final boolean isThere;

    private MemoryLimit(Path group, boolean isThere) {
        this.group = group;
        this.isThere = isThere;
    }

    static MemoryLimit of(String name, long bytes) {
        var isVersion1 = Files.isDirectory(VERSION_1);
        var parent = isVersion1 ? VERSION_1 : VERSION_2;
        var group = parent.resolve(
                "bharatmart-%d-%s".formatted(ProcessHandle.current().pid(), name));
        try {
            Files.createDirectory(group);
            if (isVersion1) {
                Files.writeString(group.resolve("memory.limit_in_bytes"), String.valueOf(bytes));
            } else {
                Files.writeString(parent.resolve("cgroup.subtree_control"), "+memory");
                Files.writeString(group.resolve("memory.max"), String.valueOf(bytes));
                if (Files.exists(group.resolve("memory.swap.max"))) {
                    Files.writeString(group.resolve("memory.swap.max"), "0");
                }
            }
            return new MemoryLimit(group, true);
        } catch (IOException _) {
            return new MemoryLimit(group, false);
        }
    }

    boolean isThere() {
        return isThere;
    }

    /** A shell that joins the group and then becomes the command. */
    List<String> joining(List<String> command) {
        if (!isThere) {
            return command;
        }
        var joined = new ArrayList<>(List.of(
                "bash",
                "-c",
                "echo $$ >\"$0\" && exec \"$@\"",
                group.resolve(MEMBERS).toString()));
        joined.addAll(command);
        return joined;
    }

    /** Of a group whose processes are gone. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(group);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
