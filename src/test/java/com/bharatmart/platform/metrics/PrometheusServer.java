package com.bharatmart.platform.metrics;

import com.bharatmart.local.FreePort;
import com.bharatmart.testing.Http;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A real Prometheus with the configuration of the repository, except that all intervals are one second. */
final class PrometheusServer implements AutoCloseable {

    static final Path BINARY = Path.of("/usr/bin/prometheus");
    static final Path CONFIGURATION = Path.of("docker", "prometheus");

    private final Process process;
    private final Http http;

    private PrometheusServer(Process process, int port) {
        this.process = process;
        this.http = new Http(() -> port);
    }

    /** Starts a server that scrapes the service at this local port. */
    static PrometheusServer start(Path folder, int servicePort) throws IOException {
        var rules = Files.createDirectory(folder.resolve("rules"));
        try (var files = Files.list(CONFIGURATION.resolve("rules"))) {
            for (var file : files.toList()) {
                Files.copy(file, rules.resolve(file.getFileName()));
            }
        }
        Files.createDirectory(folder.resolve("targets"));
        Files.writeString(folder.resolve("targets/test.yml"), "- targets: [\"localhost:%d\"]".formatted(servicePort));
        var configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(CONFIGURATION.resolve("prometheus.yml")).replaceAll(": \\d+s", ": 1s"));
        var port = FreePort.find();
        var process = new ProcessBuilder(
                        BINARY.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new PrometheusServer(process, port);
    }

    /** The current result, one element for each series. Fails if the expression is invalid. */
    JsonNode query(String expression) {
        var answer = http.get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
        if (answer.status() != 200) {
            throw new AssertionError(expression + ": " + answer.text());
        }
        return answer.json().at("/data/result");
    }

    boolean isReady() {
        return http.get("/-/ready").status() == 200;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
