package com.bharatmart.notification;

import com.bharatmart.identity.MessageChannels;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.mail.javamail.JavaMailSender;

/** Provides the configured clients for mail and text messages, and logs at the start which are missing. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

    private static final Logger log = LoggerFactory.getLogger(NotificationConfiguration.class);

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailClient smtpMailClient(JavaMailSender sender, MailProperties properties) {
        return new SmtpMailClient(sender, properties.from());
    }

    @Bean
    @ConditionalOnProperty("bharatmart.sms.url")
    SmsClient httpSmsClient(SmsProperties properties) {
        return new HttpSmsClient(Objects.requireNonNull(properties.url()), properties.token());
    }

    @Bean
    MessageWorker mailWorker(
            MessageChannels messageChannels,
            MessageRepository messages,
            List<MessageComposer> composers,
            DeliveryBulkhead delivery,
            AsyncTaskExecutor applicationTaskExecutor) {
        return new MessageWorker(
                MessageChannel.MAIL, messageChannels, messages, composers, delivery, applicationTaskExecutor);
    }

    @Bean
    MessageWorker smsWorker(
            MessageChannels messageChannels,
            MessageRepository messages,
            List<MessageComposer> composers,
            DeliveryBulkhead delivery,
            AsyncTaskExecutor applicationTaskExecutor) {
        return new MessageWorker(
                MessageChannel.SMS, messageChannels, messages, composers, delivery, applicationTaskExecutor);
    }

    @Bean
    MessageChannels messageChannels(ObjectProvider<MailClient> mail, ObjectProvider<SmsClient> sms) {
        var channels = new Channels(mail.getIfAvailable() != null, sms.getIfAvailable() != null);
        if (!channels.canSendMail()) {
            log.warn("No mail is sent: customers cannot sign up or change their address, and passwords cannot be reset."
                    + " spring.mail.host names no server.");
        }
        if (!channels.canSendSms()) {
            log.warn(
                    "No text messages are sent: customers cannot log in with codes. bharatmart.sms.url names no gateway.");
        }
        return channels;
    }

    private record Channels(boolean canSendMail, boolean canSendSms) implements MessageChannels {}
}
