package com.bharatmart.platform.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The session cookie.
 *
 * @param secureCookie whether the cookie requires TLS; false only for local development
 */
@ConfigurationProperties("bharatmart.session")
record SessionProperties(@DefaultValue("true") boolean secureCookie) {}
