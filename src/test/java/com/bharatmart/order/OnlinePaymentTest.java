package com.bharatmart.order;

import com.bharatmart.inventory.ReservationExpiry;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.OwnDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** As {@link HttpTest}, with a payment gateway and a database of its own. All tests with this annotation share one application context. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HttpTest
@TestPropertySource(properties = "bharatmart.queues.poll-interval=100ms")
@Import({OwnDatabase.class, InMemoryGateway.class, OnlineShop.class, ReservationExpiry.class})
@interface OnlinePaymentTest {}
