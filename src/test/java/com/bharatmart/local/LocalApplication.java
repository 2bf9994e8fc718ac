package com.bharatmart.local;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.local.demo.DemoPictures;
import com.bharatmart.notification.LocalMessages;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/** The whole service on this machine alone: {@code mvn spring-boot:test-run}. */
class LocalApplication {
    public static void main(String[] args) {
        SpringApplication.from(BharatMartApplication::main)
                .with(LocalServices.class, LocalMessages.class, DemoPictures.class)
                .withAdditionalProfiles("local")
                .run(Stream.concat(Arrays.stream(args), storage()).toArray(String[]::new));
    }

    private static Stream<String> storage() {
        return LocalObjectStorage.shared().asProperties().entrySet().stream()
                .map(property -> "--%s=%s".formatted(property.getKey(), property.getValue()));
    }
}
