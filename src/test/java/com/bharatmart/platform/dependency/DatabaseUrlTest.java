package com.bharatmart.platform.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.HostSpec;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    jdbc:postgresql://a:1,b:2,c:3/shop?ssl=true | b    | 2    | jdbc:postgresql://b:2,a:1,c:3/shop?ssl=true
                    jdbc:postgresql://a:1,b:2/shop              | a    | 1    | jdbc:postgresql://a:1,b:2/shop
                    jdbc:postgresql://a,b/shop                  | b    | 5432 | jdbc:postgresql://b,a/shop
                    jdbc:postgresql://a:1,b:2/shop              | b    | 3    | jdbc:postgresql://a:1,b:2/shop
                    jdbc:postgresql://[::1]:1,[::2]:2/shop      | ::2  | 2    | jdbc:postgresql://[::2]:2,[::1]:1/shop
                    jdbc:postgresql://[::1],[::2]/shop          | [::2] | 5432 | jdbc:postgresql://[::2],[::1]/shop
                    jdbc:postgresql://a,b?user=shop             | b    | 5432 | jdbc:postgresql://b,a?user=shop
                    jdbc:postgresql:shop                        | a    | 5432 | jdbc:postgresql:shop
                    """)
    void theHostThatAnswersComesFirst(String url, String host, int port, String expected) {
        assertThat(new DatabaseUrl(url).startingWith(new HostSpec(host, port)).value())
                .isEqualTo(expected);
    }
}
