package com.bharatmart.customer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bharatmart.identity.AccountId;
import com.bharatmart.identity.IdentityStubs;
import com.bharatmart.testing.ModuleTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(IdentityStubs.class)
class CustomerModuleTest {

    @Autowired
    ProfileService profiles;

    @Test
    void findsNoProfileOfAnUnknownAccountWithoutOtherModules() {
        assertThatThrownBy(() -> profiles.view(new AccountId(UUID.randomUUID())))
                .isInstanceOf(CustomerException.NotFoundException.class);
    }
}
