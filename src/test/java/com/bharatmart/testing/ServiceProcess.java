package com.bharatmart.testing;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.local.LocalServices;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The service in a process of its own, on the PostgreSQL and Redis of the tests; for tests with the tag "instances". */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Queue<String> log;
    private final int port;

    private ServiceProcess(Process process) {
        this.process = process;
        this.log = new ConcurrentLinkedQueue<>();
        this.port = awaitPort();
    }

    /** Starts an instance on a free port. The arguments are those of the command line. */
    public static ServiceProcess start(String... arguments) {
        return start(List.of("-Xmx256m"), List.of(arguments));
    }

    /** Starts an instance with options for its JVM. */
    public static ServiceProcess start(List<String> options, List<String> arguments) {
        return start(List.of(), options, arguments);
    }

    /** Starts an instance on one processor. */
    public static ServiceProcess startOn(int processor, String... arguments) {
        return start(ProcessorAffinity.commandPrefix(processor), List.of("-Xmx256m"), List.of(arguments));
    }

    private static ServiceProcess start(List<String> prefix, List<String> options, List<String> arguments) {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BharatMartApplication.class.getName()));
        command.addAll(withDefaults(arguments));
        try {
            return new ServiceProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("The service did not start", e);
        }
    }

    public Http http() {
        return new Http(() -> port);
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it has logged so far. */
    public String log() {
        return String.join("\n", log);
    }

    /** Sends SIGKILL: no shutdown hook runs, and no transaction ends. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Sends SIGTERM and does not wait. */
    public void terminate() {
        // Process.destroy would close the process's output and end the log.
        process.toHandle().destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the exit status. */
    public int waitForEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service did not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGTERM and waits. */
    @Override
    public void close() {
        terminate();
        waitForEnd();
    }

    /** Passes each property once, because Spring makes a list of two. There is no load balancer to wait for. */
    private static List<String> withDefaults(List<String> arguments) {
        var properties = new LinkedHashMap<String, String>(LocalServices.asProperties());
        properties.putAll(LocalObjectStorage.shared().asProperties());
        properties.putAll(Map.of("server.port", "0", "bharatmart.drain.period", "0s"));
        var others = new ArrayList<String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (argument.startsWith("--") && parts.length == 2) {
                properties.put(parts[0].substring(2), parts[1]);
            } else {
                others.add(argument);
            }
        }
        properties.forEach((name, value) -> others.add("--" + name + "=" + value));
        return others;
    }

    private Path logFile() throws IOException {
        Files.createDirectories(LoggedSecrets.FOLDER);
        return LoggedSecrets.FOLDER.resolve("service-" + process.pid() + ".log");
    }

    /** Reads the log to its end, so that the process never blocks on its output, and waits for the port in it. */
    private int awaitPort() {
        var found = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                    var file = Files.newBufferedWriter(logFile(), StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.add(line);
                    file.write(line);
                    file.newLine();
                    var started = STARTED.matcher(line);
                    if (started.find()) {
                        found.complete(Integer.valueOf(started.group(1)));
                    }
                }
                found.completeExceptionally(new IllegalStateException("the service ended:\n" + log()));
            } catch (IOException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(5, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The service did not start", e);
        }
    }
}
