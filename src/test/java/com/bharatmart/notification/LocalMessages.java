package com.bharatmart.notification;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Local stand-ins for the mail server and the SMS gateway. Messages can be read at {@code /local/messages}.
 */
@TestConfiguration(proxyBeanMethods = false)
public class LocalMessages {

    private static final int MAX_MESSAGES = 1_000;

    private final Queue<Message> messages = new ConcurrentLinkedQueue<>();

    @Bean
    MailClient localMail() {
        return mail -> add(new Message(mail.to(), mail.subject(), mail.text()));
    }

    @Bean
    SmsClient localSms() {
        return sms -> add(new Message(sms.to(), "SMS by template " + sms.templateId(), sms.text()));
    }

    /** Permits the local endpoint, which the rules of the service do not contain. */
    @Bean
    @Order(0)
    SecurityFilterChain localMessagesChain(HttpSecurity http) {
        return http.securityMatcher("/local/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    private void add(Message message) {
        messages.add(message);
        while (messages.size() > MAX_MESSAGES) {
            messages.poll();
        }
    }

    /** Returns the messages to an address or a phone, the oldest first. */
    public List<Message> to(String address) {
        return messages.stream().filter(message -> message.to().equals(address)).toList();
    }

    /** A message to an address or a phone. */
    public record Message(String to, String subject, String text) {

        /** Returns the first match of the pattern in the text. */
        public String find(String pattern) {
            return Pattern.compile(pattern)
                    .matcher(text)
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
        }
    }

    @Hidden
    @RestController
    static class Endpoint {
        private final LocalMessages messages;

        Endpoint(LocalMessages messages) {
            this.messages = messages;
        }

        @GetMapping("/local/messages")
        List<Message> messages(@RequestParam String to) {
            return messages.to(to);
        }
    }
}
