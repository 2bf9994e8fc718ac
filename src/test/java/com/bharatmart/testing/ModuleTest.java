package com.bharatmart.testing;

import com.bharatmart.delivery.SavedAddressFinder;
import com.bharatmart.local.LocalObjectStorage;
import com.bharatmart.local.LocalServices;
import com.bharatmart.platform.archive.ArchiveStore;
import com.bharatmart.platform.security.LoginLookup;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * Starts the module of the test's package with the modules that its code uses, and no other, on real PostgreSQL and Redis
 * and a stand-in for Object Storage. The start fails if a bean needs one of another module.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationModuleTest(
        mode = ApplicationModuleTest.BootstrapMode.ALL_DEPENDENCIES,
        extraIncludes = {"local", "testing"},
        verifyAutomatically = false)
@Import({LocalServices.class, ModuleTest.Configuration.class})
@ContextConfiguration(initializers = LocalObjectStorage.Initializer.class)
@ActiveProfiles({"local", "test"})
@DirtiesContext // no other test class uses the context, and each has a pool of connections
@Tag("http")
public @interface ModuleTest {

    /**
     * The platform asks the module {@code identity} for logins, {@code media} for a place for archived months, and the module {@code delivery} asks {@code customer} for
     * saved addresses. Without those modules there are none.
     */
    @TestConfiguration(proxyBeanMethods = false)
    class Configuration {
        @Bean
        @Fallback
        LoginLookup noLogins() {
            return _ -> Optional.empty();
        }

        @Bean
        @Fallback
        ArchiveStore noArchive() {
            return new ArchiveStore() {
                @Override
                public boolean isConfigured() {
                    return false;
                }

                @Override
                public void connect() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void put(String name, String contentType, byte[] content) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public Optional<byte[]> get(String name, int maxLength) {
                    throw new UnsupportedOperationException();
                }
            };
        }

        @Bean
        @Fallback
        SavedAddressFinder noSavedAddresses() {
            return (_, _) -> Optional.empty();
        }
    }
}
