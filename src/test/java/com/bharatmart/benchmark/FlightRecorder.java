package com.bharatmart.benchmark;

import java.nio.file.Files;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Records where a service spends its time, into files beside the report. Samples are taken by processor time (JEP 509): the
 * older ones, taken by the clock, miss most of what virtual threads do.
 */
record FlightRecorder(Service service) {

    /** A request has some 150 frames where it writes to the database; the default of 64 loses where it came from. */
    private static final String STACK_DEPTH = "stackdepth=256";

    <T> T record(String name, Supplier<T> work) {
        var file = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var recording = Folder.file(file + ".jfr");
        var pid = String.valueOf(service.pid());
        // Without effect after the first recording.
        Command.ofJdk("jcmd", pid, "JFR.configure", STACK_DEPTH).tryToRun();
        Command.ofJdk(
                        "jcmd",
                        pid,
                        "JFR.start",
                        "name=benchmark",
                        "settings=profile",
                        "jdk.ExecutionSample#enabled=false",
                        "jdk.CPUTimeSample#enabled=true",
                        "jdk.CPUTimeSample#throttle=5ms")
                .run();
        try {
            return work.get();
        } finally {
            Command.ofJdk("jcmd", pid, "JFR.stop", "name=benchmark", "filename=" + recording)
                    .run();
            if (Files.exists(recording)) {
                var text = new StringBuilder();
                for (var view :
                        new String[] {"cpu-time-hot-methods", "allocation-by-class", "gc-pauses", "contention-by-site"
                        }) {
                    text.append(Command.ofJdk("jfr", "view", "--width", "160", view, recording.toString())
                            .tryToRun()
                            .text());
                }
                Folder.write(file + ".txt", text.toString());
            }
        }
    }
}
