package com.bharatmart.productimport.web;

import com.bharatmart.platform.request.BodyLimit;
import com.bharatmart.productimport.ProductImportProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProductImportWebConfiguration {

    /** A product file may be larger than other bodies. */
    @Bean
    BodyLimit importBodyLimit(ProductImportProperties properties) {
        return new BodyLimit("POST", ProductImportAdminController.PATH, properties.maxSize());
    }
}
