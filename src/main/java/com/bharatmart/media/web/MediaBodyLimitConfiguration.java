package com.bharatmart.media.web;

import com.bharatmart.media.MediaProperties;
import com.bharatmart.platform.request.BodyLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Allows longer bodies for uploads than for other requests. */
@Configuration(proxyBeanMethods = false)
class MediaBodyLimitConfiguration {

    /** By how much a form may be longer than its file. */
    private static final DataSize FORM_OVERHEAD = DataSize.ofKilobytes(16);

    @Bean
    BodyLimit mediaBodyLimit(MediaProperties properties) {
        return new BodyLimit(
                "POST",
                MediaAdminController.PATH,
                DataSize.ofBytes(properties.maxSize().toBytes() + FORM_OVERHEAD.toBytes()));
    }
}
