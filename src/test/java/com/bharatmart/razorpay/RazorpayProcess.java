package com.bharatmart.razorpay;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Runs the server in a process of its own, on the loopback address. Arguments, each {@code --name=value}:
 *
 * <ul>
 *   <li>{@code port}: 0 for a free port, which is printed
 *   <li>{@code jdbc-url}, {@code user}, {@code password}: a PostgreSQL database
 *   <li>{@code schema}: {@code razorpay} by default; it survives a restart
 *   <li>{@code key-id} and {@code key-secret}; otherwise they are made with the schema
 *   <li>{@code webhook-url}, {@code webhook-secret}
 *   <li>{@code webhook-pause}: the first pause before a webhook is sent again, in milliseconds
 * </ul>
 */
public final class RazorpayProcess {
    private RazorpayProcess() {}

    public static void main(String[] args) {
        var options = Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^--", "").split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var database = new DriverManagerDataSource(
                options.getOrDefault("jdbc-url", "jdbc:postgresql://localhost/razorpay"),
                options.getOrDefault("user", "postgres"),
                options.getOrDefault("password", ""));
        var port = Integer.parseInt(options.getOrDefault("port", "0"));
        var server = RazorpayServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                database,
                options.getOrDefault("schema", "razorpay"),
                retries(options),
                Clock.systemUTC());
        if (options.containsKey("key-id")) {
            server.gateway().changeKey(options.get("key-id"), options.getOrDefault("key-secret", ""));
        }
        if (options.containsKey("webhook-secret")) {
            server.webhooks().changeSecret(options.get("webhook-secret"));
        }
        if (options.containsKey("webhook-url")) {
            server.webhooks().sendTo(options.get("webhook-url"));
        }
        System.out.println("Razorpay started on port " + server.port());
    }

    private static WebhookRetries retries(Map<String, String> options) {
        var defaults = WebhookRetries.DEFAULT;
        var first = options.get("webhook-pause");
        return first == null
                ? defaults
                : new WebhookRetries(
                        Duration.ofMillis(Long.parseLong(first)), defaults.max(), defaults.total(), defaults.timeout());
    }
}
