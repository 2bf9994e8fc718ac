package com.bharatmart.identity;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/** Implements the interfaces of identity where a test starts no module that does: there are no messages and no carts. */
@TestConfiguration(proxyBeanMethods = false)
public class IdentityStubs {

    @Bean
    @Fallback
    MessageChannels noChannels() {
        return new MessageChannels() {
            @Override
            public boolean canSendMail() {
                return false;
            }

            @Override
            public boolean canSendSms() {
                return false;
            }
        };
    }

    @Bean
    @Fallback
    GuestCartMerger noCarts() {
        return (_, _) -> GuestCartMerger.MergedCart.NONE;
    }
}
