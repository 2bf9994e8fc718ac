package com.bharatmart.local;

import com.bharatmart.razorpay.RazorpayErrorException;
import com.bharatmart.razorpay.RazorpayServer;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The local stand-in for Razorpay: a page to pay at, and webhooks to this service. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalPayments {

    /** A form of the page must say where it comes from, or the service rejects it. */
    private static final String REFERRER_POLICY = "same-origin";

    /** It is shared by all application contexts, and outlives them. */
    @Bean(destroyMethod = "")
    RazorpayServer localRazorpay() {
        return LocalRazorpay.shared();
    }

    /** Permits the page, which the rules of the service do not contain. */
    @Bean
    @Order(-1)
    SecurityFilterChain localPaymentsChain(HttpSecurity http) {
        return http.securityMatcher("/local/pay/**")
                .csrf(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @EventListener
    void on(WebServerInitializedEvent event) {
        LocalRazorpay.shared()
                .webhooks()
                .sendTo("http://localhost:%d/api/v1/webhooks/razorpay"
                        .formatted(event.getWebServer().getPort()));
    }

    @Hidden
    @RestController
    static class Endpoint {

        private final RazorpayServer razorpay;
        private final PaymentActions actions;

        Endpoint(RazorpayServer razorpay) {
            this.razorpay = razorpay;
            this.actions = new PaymentActions(razorpay);
        }

        @GetMapping("/local/pay/{id}")
        ResponseEntity<String> page(@PathVariable String id) {
            try {
                return html(HttpStatus.OK, PaymentPage.of(razorpay, id));
            } catch (RazorpayErrorException _) {
                return unknown(id);
            }
        }

        /**
         * Pays, fails or abandons an order or a QR code, and shows the page again.
         *
         * @param attempts the number that the page had; a second click has an old one and does nothing
         * @param accept a program that asks for JSON gets what the client's SDK receives
         */
        @PostMapping("/local/pay/{id}")
        ResponseEntity<?> act(
                @PathVariable String id,
                @RequestParam(defaultValue = "pay") String action,
                @RequestParam(defaultValue = "upi") String method,
                @RequestParam @Nullable Integer attempts,
                @RequestHeader(defaultValue = MediaType.TEXT_HTML_VALUE) String accept) {
            try {
                actions.perform(id, action, method, attempts);
            } catch (RazorpayErrorException _) {
                // It was paid or closed before, as the page shows.
                if (!actions.exists(id)) {
                    return unknown(id);
                }
            } catch (IllegalArgumentException _) {
                return ResponseEntity.badRequest().build();
            }
            if (accept.contains(MediaType.APPLICATION_JSON_VALUE)) {
                return actions.checkoutResponse(id)
                        .<ResponseEntity<?>>map(ResponseEntity::ok)
                        .orElseGet(() -> ResponseEntity.noContent().build());
            }
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/local/pay/" + id))
                    .build();
        }

        private static ResponseEntity<String> unknown(String id) {
            return html(HttpStatus.NOT_FOUND, PaymentPage.unknown(id));
        }

        private static ResponseEntity<String> html(HttpStatus status, String page) {
            return ResponseEntity.status(status)
                    .header("Content-Security-Policy", PaymentPage.CONTENT_SECURITY_POLICY)
                    .header("Referrer-Policy", REFERRER_POLICY)
                    .header("Cache-Control", "no-store")
                    .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                    .body(page);
        }
    }
}
