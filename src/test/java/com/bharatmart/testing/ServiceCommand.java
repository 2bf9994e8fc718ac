package com.bharatmart.testing;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.local.LocalServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of the service, as an operator gives it, in a process of its own that ends by itself. */
public record ServiceCommand(int status, String log) {

    /** Runs a command. The arguments are those of the command line; properties that are missing are those of the tests. */
    public static ServiceCommand run(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                BharatMartApplication.class.getName()));
        command.addAll(List.of(arguments));
        var defaults = new LinkedHashMap<String, String>(LocalServices.asProperties());
        defaults.putAll(LocalObjectStorage.shared().asProperties());
        defaults.forEach((name, value) -> {
            if (List.of(arguments).stream().noneMatch(argument -> argument.startsWith("--" + name + "="))) {
                command.add("--" + name + "=" + value);
            }
        });
        try {
            return await(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("The command did not start", e);
        }
    }

    private static ServiceCommand await(Process process) throws IOException {
        try (var output = process.getInputStream()) {
            var log = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("The command did not end:\n" + log);
            }
            return new ServiceCommand(process.exitValue(), log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }
}
