package com.bharatmart.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The processor time that the host of this virtual machine gives to other machines ("steal" in proc_stat(5)); zero
 * where the file does not exist. While it is high, the measured saturation does not hold.
 */
final class StolenProcessorTime {

    private static final Path STAT = Path.of("/proc/stat");

    /**
     * The fields after "cpu": user, nice, system, idle, iowait, irq, softirq, steal; later fields are part of the first
     * two.
     */
    private static final int FIGURES = 8;

    private long since;
    private long stolen;
    private long all;

    StolenProcessorTime() {
        sinceLastAsked();
    }

    Timeline.Stolen sinceLastAsked() {
        var now = System.nanoTime();
        var ticks = ticks();
        var newStolen = ticks[FIGURES - 1];
        var newAll = LongStream.of(ticks).sum();
        var share = newAll > all ? (double) (newStolen - stolen) / (newAll - all) : 0;
        var part = new Timeline.Stolen(since, now, share);
        since = now;
        stolen = newStolen;
        all = newAll;
        return part;
    }

    private static long[] ticks() {
        try {
            var first = Files.readString(STAT).lines().findFirst().orElseThrow();
            return Stream.of(first.split(" +", -1))
                    .skip(1)
                    .limit(FIGURES)
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (IOException _) {
            return new long[FIGURES];
        }
    }
}
