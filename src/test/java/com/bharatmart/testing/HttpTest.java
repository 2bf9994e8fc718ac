package com.bharatmart.testing;

import com.bharatmart.BharatMartApplication;
import com.bharatmart.catalog.TestProducts;
import com.bharatmart.identity.TestAccounts;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.local.LocalServices;
import com.bharatmart.notification.LocalMessages;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the whole service on a free port, with real PostgreSQL and Redis and a stand-in for Object Storage. All tests with
 * this annotation and no other configuration share one application context, so each test makes its own data. An {@link Http}
 * client can be injected.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = BharatMartApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import({LocalServices.class, Http.Configuration.class, TestProducts.class, TestAccounts.class, LocalMessages.class})
@ContextConfiguration(initializers = LocalObjectStorage.Initializer.class)
@ActiveProfiles({"local", "test"})
@Tag("http")
public @interface HttpTest {}
