package com.bharatmart.platform.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions reach the browser.
 *
 * @param secureCookie whether the cookie travels over TLS only; to be turned off on a developer's machine alone
 */
@ConfigurationProperties("bharatmart.session")
record SessionProperties(@DefaultValue("true") boolean secureCookie) {}
