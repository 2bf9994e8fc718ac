package com.bharatmart.local;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.notification.LocalMessages;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** Runs the whole service on a developer's machine: {@code mvn spring-boot:test-run}. */
class LocalApplication {
    public static void main(String[] args) {
        var arguments = Stream.of(Arrays.stream(args), objectStorage(), razorpay(), DemoImport.arguments())
                .flatMap(part -> part)
                .toArray(String[]::new);
        SpringApplication.from(BharatMartApplication::main)
                .with(LocalServices.class, LocalMessages.class, LocalPayments.class, DemoImport.class)
                .withAdditionalProfiles("local")
                .run(arguments);
    }

    private static Stream<String> objectStorage() {
        return arguments(LocalObjectStorage.shared().asProperties());
    }

    private static Stream<String> razorpay() {
        return arguments(LocalRazorpay.asProperties(LocalRazorpay.shared()));
    }

    private static Stream<String> arguments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()));
    }
}
