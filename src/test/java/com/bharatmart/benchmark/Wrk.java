package com.bharatmart.benchmark;

import java.util.ArrayList;
import java.util.List;

/** Puts load on a service from outside its JVM; fails on any answer that is not expected. */
record Wrk(Service service) {

    /** Random ones of these paths. */
    Sample get(Paths paths, int seconds) {
        return run("paths.lua", seconds, paths.file().toString()).sample;
    }

    /** A checkout of each of these carts; returns how it went, and how many orders were acknowledged. */
    Checkouts checkout(Carts carts, Carts.Slice slice, int seconds) {
        var output = run("checkout.lua", seconds, carts.write(slice).toString(), String.valueOf(Settings.THREADS));
        if (WrkOutput.count("Ran out of carts", output.text) > 0) {
            throw new BenchmarkFailed("%d carts are too few for %d s: raise -Dbenchmark.carts-per-second"
                    .formatted(slice.count(), seconds));
        }
        if (WrkOutput.count("Unexpected", output.text) > 0) {
            throw new BenchmarkFailed("not every checkout was answered 201:\n" + output.text);
        }
        return new Checkouts(output.sample, WrkOutput.count("Created", output.text));
    }

    private Output run(String script, int seconds, String... arguments) {
        var words = new ArrayList<>(List.of(
                "wrk",
                "-t" + Settings.THREADS,
                "-c" + Settings.CONNECTIONS,
                "-d" + seconds + "s",
                "--timeout",
                "10s",
                "--latency",
                "-s",
                Folder.script(script).toString(),
                service.url(),
                "--"));
        words.addAll(List.of(arguments));
        var text = new Command(words).run();
        var output = WrkOutput.parse(text);
        if (output.failures() > 0 || output.requests() == 0) {
            throw new BenchmarkFailed("not every request was answered well:\n" + text);
        }
        return new Output(output.sample(), text);
    }

    private record Output(Sample sample, String text) {}

    /**
     * How checkouts went.
     *
     * @param acknowledged answered 201 while wrk listened; as many as it has connections may be answered after that
     */
    record Checkouts(Sample sample, long acknowledged) {}
}
