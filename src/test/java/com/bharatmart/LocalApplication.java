package com.bharatmart;

import com.bharatmart.notification.LocalMessages;
import org.springframework.boot.SpringApplication;

/** The whole service on this machine alone: {@code mvn spring-boot:test-run}. */
class LocalApplication {
    public static void main(String[] args) {
        SpringApplication.from(BharatMartApplication::main)
                .with(LocalServices.class, LocalMessages.class)
                .withAdditionalProfiles("local")
                .run(args);
    }
}
