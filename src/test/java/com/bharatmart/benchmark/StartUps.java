package com.bharatmart.benchmark;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long an instance takes from the start of its process to its first healthy answer, in the forms that it can have: one
 * start of each in turn, as often as there are rounds.
 */
final class StartUps {

    private final Map<Form, Application> applications = new EnumMap<>(Form.class);
    private final Database database;

    StartUps(Path jar, Database database) {
        this.database = database;
        var folder = Folder.file("aot");
        var script = Stream.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "docker/aot-cache",
                jar.toString(),
                folder.toString());
        new Command(Stream.concat(script, Application.arguments(Service.surroundings(database.url())))
                        .toList())
                .run();
        var unpacked = folder.resolve("bharatmart.jar");
        applications.put(Form.JAR, Application.ofJar(jar));
        applications.put(Form.UNPACKED, Application.ofJar(unpacked));
        applications.put(Form.CACHED, Application.ofJar(unpacked, "-XX:AOTCache=" + folder.resolve("bharatmart.aot")));
    }

    /** The medians. */
    Map<Form, Duration> measure(int rounds) {
        var times = new EnumMap<Form, List<Duration>>(Form.class);
        for (var round = 0; round < rounds; round++) {
            applications.forEach((form, application) ->
                    times.computeIfAbsent(form, _ -> new ArrayList<>()).add(start(form, application)));
        }
        var medians = new EnumMap<Form, Duration>(Form.class);
        times.forEach((form, all) ->
                medians.put(form, all.stream().sorted().toList().get((all.size() - 1) / 2)));
        return medians;
    }

    private Duration start(Form form, Application application) {
        try (var service = Service.start(application, "start", database.url(), Map.of())) {
            System.out.printf(
                    "%s: healthy after %d ms%n", form.text(), service.startUp().toMillis());
            return service.startUp();
        }
    }

    /** What is started. */
    enum Form {
        JAR("the jar"),
        UNPACKED("unpacked"),
        CACHED("unpacked, with the AOT cache");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
