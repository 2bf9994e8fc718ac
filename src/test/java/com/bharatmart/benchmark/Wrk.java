package com.bharatmart.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Puts load on a service from outside its JVM; fails on any answer that is not expected. */
record Wrk(Service service) {

    private static final long FIRST_PRICE = 1_000_000_000;
    private static final AtomicLong RUNS = new AtomicLong();

    /** Random ones of these paths. */
    Sample get(Paths paths, int seconds) {
        return run("paths.lua", seconds, paths.file().toString()).sample;
    }

    /** Random ones of these searches, each with a highest price, of more than any product has, that none had before. */
    Sample search(Paths paths, int seconds) {
        var price = FIRST_PRICE + RUNS.getAndIncrement() * Settings.THREADS * 1_000_000;
        return run("paths.lua", seconds, paths.file().toString(), String.valueOf(price)).sample;
    }

    /** Checks out each of these carts. */
    CartChanges checkout(Carts carts, Carts.Slice slice, int seconds) {
        return change(carts, slice, seconds, "checkout");
    }

    /** Adds one of the goods to each of these carts. */
    CartChanges add(Carts carts, Carts.Slice slice, int seconds) {
        return change(carts, slice, seconds, "add", String.valueOf(Carts.FIRST_SKU), String.valueOf(Carts.SKUS));
    }

    private CartChanges change(Carts carts, Carts.Slice slice, int seconds, String... arguments) {
        var all = new ArrayList<>(List.of(carts.write(slice).toString(), String.valueOf(Settings.THREADS)));
        all.addAll(List.of(arguments));
        var output = run("carts.lua", seconds, all.toArray(String[]::new));
        if (WrkOutput.count("Ran out of carts", output.text) > 0) {
            throw new BenchmarkFailed("%d carts are too few for %d s: raise -Dbenchmark.carts-per-second"
                    .formatted(slice.count(), seconds));
        }
        if (WrkOutput.count("Unexpected", output.text) > 0) {
            throw new BenchmarkFailed("not every change of a cart was answered as it should be:\n" + output.text);
        }
        return new CartChanges(output.sample, WrkOutput.count("Acknowledged", output.text));
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
     * How changes of carts went.
     *
     * @param acknowledged while wrk listened; as many as it has connections may be made after that
     */
    record CartChanges(Sample sample, long acknowledged) {

        /** Fails if not each of them was made, or others were. */
        Sample requireMade(long made) {
            if (made < acknowledged || made > acknowledged + Settings.CONNECTIONS) {
                throw new BenchmarkFailed("%d changes were acknowledged, %d made".formatted(acknowledged, made));
            }
            return sample;
        }
    }
}
