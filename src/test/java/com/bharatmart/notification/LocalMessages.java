package com.bharatmart.notification;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Many messages to one recipient do not displace those to another one. */
    private static final int MAX_MESSAGES_OF_RECIPIENT = 200;

    private static final int MAX_RECIPIENTS = 5_000;

    private final Map<String, Deque<Message>> messages = new LinkedHashMap<>();

    private final Set<String> rejected = ConcurrentHashMap.newKeySet();

    @Bean
    MailClient localMail() {
        return mail -> {
            if (rejected.contains(mail.to())) {
                throw new DeliveryException("the local mail server rejects this address for now");
            }
            add(new Message(mail.to(), mail.subject(), mail.text()));
        };
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

    private synchronized void add(Message message) {
        var ofRecipient = messages.computeIfAbsent(message.to(), _ -> new ArrayDeque<>());
        ofRecipient.add(message);
        if (ofRecipient.size() > MAX_MESSAGES_OF_RECIPIENT) {
            ofRecipient.remove();
        }
        if (messages.size() > MAX_RECIPIENTS) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    /** From now on, the mail server does not take mails to this address. */
    public void reject(String address) {
        rejected.add(address);
    }

    public void accept(String address) {
        rejected.remove(address);
    }

    /** Returns the messages to an address or a phone, the oldest first. */
    public synchronized List<Message> to(String address) {
        return List.copyOf(messages.getOrDefault(address, new ArrayDeque<>()));
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
