package com.bharatmart.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class MediaModuleTest {

    @Autowired
    MediaAdminService media;

    @Test
    void startsWithoutOtherModules() {
        assertThat(media.list(1, null).data()).hasSizeLessThanOrEqualTo(1);
    }
}
