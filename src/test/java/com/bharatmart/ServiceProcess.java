package com.bharatmart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The service in a process of its own, on the databases of this one. */
public final class ServiceProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final int port;

    private ServiceProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one on a free port; arguments are as on the command line. */
    public static ServiceProcess start(String... arguments) {
        return start(List.of("-Xmx256m"), List.of(arguments));
    }

    /** The same with options for its JVM. */
    public static ServiceProcess start(List<String> options, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BharatMartApplication.class.getName()));
        LocalServices.asProperties().forEach((name, value) -> {
            var option = "--" + name + "=";
            if (arguments.stream().noneMatch(argument -> argument.startsWith(option))) {
                command.add(option + value);
            }
        });
        command.add("--server.port=0");
        command.addAll(arguments);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            return new ServiceProcess(process, port(process));
        } catch (IOException e) {
            throw new UncheckedIOException("The service did not start", e);
        }
    }

    public Http http() {
        return new Http(() -> port);
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: no shutdown hook runs, no transaction is finished. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** SIGTERM. */
    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the service does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path log(Process process) throws IOException {
        Files.createDirectories(LoggedSecrets.FOLDER);
        return LoggedSecrets.FOLDER.resolve("service-" + process.pid() + ".log");
    }

    /** Reads the log to its end, so that the process never waits for a reader, and finds the port in it. */
    private static int port(Process process) {
        var port = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            var seen = new StringBuilder();
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                    var log = Files.newBufferedWriter(log(process), StandardCharsets.UTF_8)) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    var started = STARTED.matcher(line);
                    if (started.find()) {
                        port.complete(Integer.valueOf(started.group(1)));
                    }
                    log.write(line);
                    log.newLine();
                    if (!port.isDone()) {
                        seen.append(line).append('\n');
                    }
                }
                port.completeExceptionally(new IllegalStateException("it ended:\n" + seen));
            } catch (IOException e) {
                port.completeExceptionally(e);
            }
        });
        try {
            return port.get(120, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            throw new IllegalStateException("The service did not start", e);
        }
    }
}
