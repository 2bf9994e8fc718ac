package com.bharatmart.payment.web;

import com.bharatmart.platform.request.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Allows shorter bodies for webhooks than for other requests: anyone can send them, and events have a few kilobytes. */
@Configuration(proxyBeanMethods = false)
class WebhookBodyLimitConfiguration {

    static final DataSize LIMIT = DataSize.ofKilobytes(256);

    @Bean
    BodyLimit webhookBodyLimit() {
        return new BodyLimit("POST", RazorpayWebhookController.PATH, LIMIT);
    }
}
