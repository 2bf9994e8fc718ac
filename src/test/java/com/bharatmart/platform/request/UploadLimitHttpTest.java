package com.bharatmart.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.identity.TestAccounts;
import com.bharatmart.platform.security.Role;
import com.bharatmart.testing.Http;
import com.bharatmart.testing.HttpTest;
import com.bharatmart.testing.RawHttp;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploads have a limit of their own. */
@HttpTest
class UploadLimitHttpTest {

    private static final int LIMIT = 10 * 1024 * 1024;

    @Autowired
    Http http;

    @Autowired
    TestAccounts accounts;

    @Test
    void uploadWithALengthOverTheLimitIsRejectedUnread() {
        var answer = new RawHttp(http.port()).exchange(head("Content-Length: " + (LIMIT + 1)));

        assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large", "" + LIMIT);
    }

    @Test
    void chunkedUploadOverTheLimitIsRejected() {
        var chunk = "%x\r\n%s\r\n".formatted(1024, "x".repeat(1023) + "\n");

        var answer = new RawHttp(http.port())
                .exchange(head("Transfer-Encoding: chunked") + chunk.repeat(LIMIT / 1024) + "1\r\nx\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413").contains("body_too_large");
    }

    @Test
    void otherRoutesOfStaffHaveTheDefaultLimit() {
        var answer = accounts.staff(Role.CATALOGUE)
                .post("/api/v1/admin/categories", "{\"name\": \"" + "x".repeat(1024 * 1024) + "\"}");

        assertThat(answer.problem(413)).isEqualTo("body_too_large");
    }

    private String head(String length) {
        return """
                POST /api/v1/admin/imports HTTP/1.1
                Host: localhost
                Content-Type: text/csv
                X-Auth-Token: %s
                Connection: close
                %s

                """.formatted(accounts.staff(Role.CATALOGUE).token(), length).replace("\n", "\r\n");
    }
}
