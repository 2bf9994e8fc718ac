package com.bharatmart.notification;

import com.bharatmart.identity.MessageChannels;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** Sends by what is configured, and says at the start what is not. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailClient smtpDelivery(JavaMailSender sender, MailProperties properties) {
        return new SmtpMailClient(sender, properties.from());
    }

    @Bean
    @ConditionalOnProperty("bharatmart.sms.url")
    SmsClient smsGateway(SmsProperties properties) {
        return new HttpSmsClient(Objects.requireNonNull(properties.url()), properties.token());
    }

    @Bean
    MessageChannels deliveryChannels(ObjectProvider<MailClient> mail, ObjectProvider<SmsClient> sms) {
        var channels = new Channels(mail.getIfAvailable() != null, sms.getIfAvailable() != null);
        if (!channels.canMail()) {
            log.warn(
                    "No mail is sent: no customer can sign up or change an e-mail address, and no password can be reset."
                            + " spring.mail.host names no server.");
        }
        if (!channels.canText()) {
            log.warn("No text messages are sent, and nobody can log in by them: bharatmart.sms.url names no gateway.");
        }
        return channels;
    }

    private record Channels(boolean canMail, boolean canText) implements MessageChannels {}
}
