package com.bharatmart.objectstorage;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs the server in a process of its own. Arguments, each {@code --name=value}:
 *
 * <ul>
 *   <li>{@code port}: 0 for a free port, which is printed
 *   <li>{@code data}: the folder of the objects; without it they are kept in memory
 *   <li>{@code credentials}: the folder with {@code public.pem}; if the file is missing, a key pair and the SDK's {@code
 *       config} for the caller are created there
 *   <li>{@code namespace}, {@code bucket}
 * </ul>
 */
final class ObjectStorageProcess {
    private ObjectStorageProcess() {}

    public static void main(String[] args) {
        var options = Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var server = ObjectStorageServer.start(
                new InetSocketAddress(Integer.parseInt(options.getOrDefault("port", "0"))),
                path(options, "data"),
                options.getOrDefault("namespace", "local"),
                options.getOrDefault("bucket", "media"),
                Credentials.in(Path.of(options.getOrDefault("credentials", "credentials"))),
                Clock.systemUTC());
        System.out.println("Object storage started on port " + server.port());
    }

    private static @Nullable Path path(Map<String, String> options, String name) {
        var value = options.get(name);
        return value == null ? null : Path.of(value);
    }
}
