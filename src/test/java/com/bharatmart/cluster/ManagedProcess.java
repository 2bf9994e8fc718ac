package com.bharatmart.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A program in the background, which can be stopped, frozen and resumed. */
final class ManagedProcess {

    /**
     * The scheduling priority on processors that all programs share here and that are separate in production: first the
     * shoppers (this JVM, which measures times) and the balancer, then the databases, then the instances, and last, in
     * idle time only (SCHED_IDLE of sched(7)), instances that are starting.
     */
    enum Turn {
        FIRST("nice -n 0"),
        SHARED("nice -n 10"),
        INSTANCE("nice -n 15"),
        STARTING("chrt --idle 0 nice -n 15");

        private final String command;

        Turn(String command) {
            this.command = command;
        }
    }

    private static final long TIMEOUT = 60; // s

    /** The clock ticks per second that the kernel reports to programs. */
    private static final int TICKS = 100;

    /**
     * As a service has it. A backend of PostgreSQL 15 that waits for the standby when its server is killed reads commands from
     * its standard input next: at its end it ends, too. A pipe would keep it, and its memory would keep the server from a
     * restart.
     */
    private static final Path NOTHING = Path.of("/dev/null");

    private final Process process;
    private final Path pidFile;

    private ManagedProcess(Process process, Path pidFile) {
        this.process = process;
        this.pidFile = pidFile;
    }

    /** Starts the program and appends its output to the log of this name. */
    static ManagedProcess start(
            Sandbox sandbox, String name, Turn turn, Map<String, String> environment, List<String> command) {
        var builder = new ProcessBuilder(inTurn(turn, command))
                .redirectInput(NOTHING.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(sandbox.log(name).toFile()));
        builder.environment().putAll(environment);
        try {
            var process = builder.start();
            var pidFile = Files.writeString(sandbox.pids().resolve(name), String.valueOf(process.pid()));
            var program = new ManagedProcess(process, pidFile);
            sandbox.add(name, program);
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(command.getFirst() + " did not start", e);
        }
    }

    static List<String> inTurn(Turn turn, List<String> command) {
        return Stream.concat(Stream.of(turn.command.split(" ", -1)), command.stream())
                .toList();
    }

    /** Runs a program to its end, and returns its output. */
    static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s failed: %s".formatted(String.join(" ", command), said));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * Raises all threads from {@link Turn#STARTING} to the priority of an instance. Needs root; without it the priority
     * stays.
     */
    void hasStarted() {
        call(List.of("chrt", "--all-tasks", "--other", "--pid", "0", String.valueOf(process.pid())));
    }

    /** SIGKILL. */
    void kill() {
        signal(Stream.of(process.toHandle()), "KILL");
        waitForEnd();
    }

    /** Sends SIGTERM and does not wait. */
    void terminate() {
        signal(Stream.of(process.toHandle()), "TERM");
    }

    /** Sends SIGSTOP to the program and its children: nothing runs, and no connection closes. */
    void freeze() {
        signal(family(), "STOP");
    }

    /** SIGCONT. */
    void thaw() {
        signal(family(), "CONT");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    void waitForEnd() {
        try {
            if (!process.waitFor(TIMEOUT, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
            Files.deleteIfExists(pidFile);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    /** A process that has ended in the meantime is ignored. */
    static void signal(Stream<ProcessHandle> processes, String signal) {
        call(Stream.concat(Stream.of("kill", "-" + signal), processes.map(process -> String.valueOf(process.pid())))
                .toList());
    }

    /** Ignores failures. */
    private static void call(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The processor time of these processes and of their ended children. */
    static Duration cpu(Stream<ProcessHandle> processes) {
        return Duration.ofMillis(processes.mapToLong(ManagedProcess::ticks).sum() * 1000 / TICKS);
    }

    /** The fields utime, stime, cutime and cstime of proc(5). The name before them may contain spaces. */
    private static long ticks(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return IntStream.rangeClosed(11, 14)
                    .mapToLong(field -> Long.parseLong(fields[field]))
                    .sum();
        } catch (IOException _) {
            return 0; // It has gone, and its parent has these.
        }
    }
}
